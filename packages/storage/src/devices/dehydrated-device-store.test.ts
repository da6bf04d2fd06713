import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { eraseDevices } from "../keys/erase-device.ts";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import { findDehydratedDevice, writeDehydratedDevice } from "./dehydrated-device-store.ts";

const alice: UserId = "@alice:test";
const bob: UserId = "@bob:test";

eachDatabase("dehydrated devices", (open) => {
  let database: TestDatabase;
  before(async () => {
    database = await open();
  });
  after(() => database.close());

  const find = (userId: UserId) => database.read((tx) => findDehydratedDevice(tx, userId));
  const write = (userId: UserId, deviceId: string, deviceData = "{}") =>
    database.write((tx) => writeDehydratedDevice(tx, { userId, deviceId, deviceData }));

  test("a person has one at most: the latest", async () => {
    equal(await find(alice), undefined);
    await write(alice, "ONE", '{"pickle":"1"}');
    await write(bob, "BOB");
    await write(alice, "TWO", '{"pickle":"2"}');
    deepEqual(await find(alice), { userId: alice, deviceId: "TWO", deviceData: '{"pickle":"2"}' });
    deepEqual(await find(bob), { userId: bob, deviceId: "BOB", deviceData: "{}" });
  });

  test("the same one may be opened otherwise", async () => {
    await write(alice, "TWO", '{"pickle":"3"}');
    equal((await find(alice))?.deviceData, '{"pickle":"3"}');
  });

  test("it goes when its device is erased, and not with another", async () => {
    await database.write((tx) => eraseDevices(tx, alice, ["ONE", "BOB"]));
    equal((await find(alice))?.deviceId, "TWO");
    await database.write((tx) => eraseDevices(tx, alice, ["TWO"]));
    equal(await find(alice), undefined);
    equal((await find(bob))?.deviceId, "BOB", "nor with that of somebody else");
  });
});
