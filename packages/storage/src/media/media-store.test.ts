import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import { countPromisedMedia, findMedia, promiseMedia, writeMedia } from "./media-store.ts";
import { type MediaSelection, writeQuarantine } from "./quarantine-store.ts";

eachDatabase("media store", (open) => {
  let database: TestDatabase;
  before(async () => {
    database = await open();
  });
  after(() => database.close());

  const userId = "@alice:test";
  const content = { blobId: "b", size: 3, contentType: "image/png", fileName: null };

  test("a file is found as it was written", async () => {
    await database.write((tx) => writeMedia(tx, { mediaId: "whole", userId, createdAt: 1, content }));
    deepEqual(await database.read((tx) => findMedia(tx, "whole")), {
      mediaId: "whole",
      userId,
      expiresAt: null,
      isQuarantined: false,
      content,
    });
    equal(await database.read((tx) => findMedia(tx, "none")), undefined);
  });

  test("a promised file is one once it is uploaded, and forgotten when it never is", async () => {
    for (const [mediaId, expiresAt] of [
      ["kept", 10],
      ["broken", 10],
    ] as const) {
      await database.write((tx) => promiseMedia(tx, { mediaId, userId, createdAt: 1, expiresAt }));
    }
    equal(await database.write((tx) => countPromisedMedia(tx, userId, 9)), 2);
    await database.write((tx) => writeMedia(tx, { mediaId: "kept", userId, createdAt: 5, content }));
    equal(await database.write((tx) => countPromisedMedia(tx, userId, 9)), 1);
    equal(await database.write((tx) => countPromisedMedia(tx, userId, 10)), 0);
    deepEqual((await database.read((tx) => findMedia(tx, "kept")))?.content, content);
    equal(await database.read((tx) => findMedia(tx, "broken")), undefined);
  });

  test("a file, or all of a person, is put into quarantine and given back, and each is counted once", async () => {
    const write = (selection: MediaSelection, at: number | null) =>
      database.write((tx) => writeQuarantine(tx, selection, at));
    const isQuarantined = async (mediaId: string) =>
      (await database.read((tx) => findMedia(tx, mediaId)))?.isQuarantined;
    const owner = "@bob:test";
    for (const mediaId of ["one", "two"]) {
      await database.write((tx) => writeMedia(tx, { mediaId, userId: owner, createdAt: 1, content }));
    }
    await database.write((tx) =>
      promiseMedia(tx, { mediaId: "announced", userId: owner, createdAt: 1, expiresAt: 10 }),
    );
    equal(await write({ mediaIds: ["one", "none"] }, 5), 1);
    deepEqual([await isQuarantined("one"), await isQuarantined("two")], [true, false]);
    equal(await write({ mediaIds: [] }, 5), 0);
    equal(await write({ userId: owner }, 6), 2);
    await database.write((tx) => writeMedia(tx, { mediaId: "announced", userId: owner, createdAt: 7, content }));
    equal(await isQuarantined("announced"), true);
    equal(await write({ userId: owner }, null), 3);
    equal(await isQuarantined("announced"), false);
  });
});
