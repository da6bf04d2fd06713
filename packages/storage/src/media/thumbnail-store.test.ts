import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { readUsage } from "../quotas/usage-store.ts";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import { countThumbnails, findThumbnail, writeThumbnail } from "./thumbnail-store.ts";

eachDatabase("thumbnail store", (open) => {
  let database: TestDatabase;
  before(async () => {
    database = await open();
  });
  after(() => database.close());

  test("a thumbnail is found by its file and form, and counted with its owner's", async () => {
    const userId = "@alice:test";
    const content = { blobId: "b", size: 300, contentType: "image/jpeg" };
    await database.write((tx) => writeThumbnail(tx, { mediaId: "m", form: "crop 32x32", userId }, content));
    await database.write((tx) => writeThumbnail(tx, { mediaId: "m", form: "crop 96x96", userId }, "original"));
    const find = (mediaId: string, form: string) => database.read((tx) => findThumbnail(tx, { mediaId, form }));
    deepEqual(await find("m", "crop 32x32"), content);
    equal(await find("m", "crop 96x96"), "original");
    equal(await find("m", "scale 32x32"), undefined);
    equal(await find("n", "crop 32x32"), undefined);
    equal(await database.read((tx) => countThumbnails(tx, "m")), 2);
    deepEqual(await database.read((tx) => readUsage(tx, userId, "thumbnails")), { pieces: 2, bytes: 300 });
  });
});
