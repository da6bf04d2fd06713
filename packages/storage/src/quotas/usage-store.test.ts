import { deepEqual } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { writeAccountData } from "../account-data/account-data-store.ts";
import { countFilters, noteFilterUse, readFilter, removeStalestFilter, writeFilter } from "../filters/filter-store.ts";
import { toDeviceQueuesOf } from "../keys/to-device-queue-store.ts";
import { deleteToDeviceUpTo, queueToDeviceMessages } from "../keys/to-device-store.ts";
import { writeMedia } from "../media/media-store.ts";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import { readUsage } from "./usage-store.ts";

const alice = "@alice:conclave.test";
const bob = "@bob:conclave.test";

eachDatabase("quotas", (open) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  test("account data is counted by its bytes, a piece once", async () => {
    const key = { userId: alice, type: "m.test" };
    for (const content of ['{"name":"会议"}', "{}", '{"a":1}'])
      await database.write((tx) => writeAccountData(tx, key, content));
    await database.write((tx) => writeAccountData(tx, { ...key, roomId: "!a:b" }, '{"é":1}'));
    deepEqual(await database.read((tx) => readUsage(tx, alice, "account-data")), { pieces: 2, bytes: 15 });
    deepEqual(await database.read((tx) => readUsage(tx, bob, "account-data")), { pieces: 0, bytes: 0 });
  });

  test("files are counted by their bytes", async () => {
    for (const [mediaId, size] of [
      ["a", 5_000_000_000],
      ["b", 7],
    ] as const) {
      const content = { blobId: mediaId, size, contentType: null, fileName: null };
      await database.write((tx) => writeMedia(tx, { mediaId, userId: alice, createdAt: 1, content }));
    }
    deepEqual(await database.read((tx) => readUsage(tx, alice, "media")), { pieces: 2, bytes: 5_000_000_007 });
  });

  test("what waits for a device is counted by sender and in all, until it is fetched", async () => {
    const message = { userId: alice, deviceId: "A", type: "m.test" };
    await database.write((tx) =>
      queueToDeviceMessages(tx, [
        { ...message, position: 1, sender: bob, content: '{"é":1}' },
        { ...message, position: 2, sender: bob, content: "{}" },
        { ...message, position: 3, sender: alice, content: "{}" },
      ]),
    );
    const counted = async (sender: string) =>
      (await database.read((tx) => toDeviceQueuesOf(tx, [alice, bob], sender)))
        .map((queue) => [queue.deviceId, queue.sender, queue.messages, queue.bytes])
        .sort();
    deepEqual(await counted(bob), [
      ["A", "", 3, 12],
      ["A", bob, 2, 10],
    ]);
    await database.write((tx) => deleteToDeviceUpTo(tx, { userId: alice, deviceId: "A", position: 2 }));
    deepEqual(await counted(bob), [["A", "", 1, 2]]);
    deepEqual(await counted(alice), [
      ["A", "", 1, 2],
      ["A", alice, 1, 2],
    ]);
    await database.write((tx) => deleteToDeviceUpTo(tx, { userId: alice, deviceId: "A", position: 9 }));
    deepEqual(await counted(alice), []);
  });

  test("the filter that was not used for longest goes", async () => {
    for (const [filterId, usedAt] of [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ] as const) {
      await database.write((tx) => writeFilter(tx, { userId: alice, filterId }, { filter: "{}", usedAt }));
    }
    await database.write((tx) => noteFilterUse(tx, { userId: alice, filterId: "a" }, { usedAt: 9, unlessAfter: 1 }));
    await database.write((tx) => noteFilterUse(tx, { userId: alice, filterId: "b" }, { usedAt: 9, unlessAfter: 1 }));
    await database.write((tx) => removeStalestFilter(tx, alice));
    deepEqual(await database.read((tx) => readFilter(tx, { userId: alice, filterId: "b" })), undefined);
    deepEqual(await database.read((tx) => countFilters(tx, alice)), 2);
  });
});
