import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { insertAccount } from "../accounts/account-store.ts";
import { writeProfileField } from "../accounts/profile-store.ts";
import { insertDevice, updateLastSeen } from "../devices/device-store.ts";
import { writeMedia } from "../media/media-store.ts";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import { countAccountSummaries, listAccountSummaries, readAccountSummary } from "./account-summary-store.ts";
import { countAccountsByState, countDevices, countMedia } from "./count-store.ts";

const anna: UserId = "@anna:conclave.test";
const bert: UserId = "@bert:conclave.test";

async function fill(database: TestDatabase) {
  await database.write(async (tx) => {
    const account = { passwordHash: null, role: "member", state: "active", createdAt: 1 } as const;
    await insertAccount(tx, { ...account, userId: anna, role: "owner" });
    await insertAccount(tx, { ...account, userId: bert, state: "disabled" });
    await writeProfileField(tx, bert, "displayname", '"Bert \\"50%\\" Müller"');
    await writeProfileField(tx, bert, "m.tz", '"Anna"');
    for (const deviceId of ["PHONE", "LAPTOP"]) {
      await insertDevice(tx, { userId: anna, deviceId, displayName: null, createdAt: 1 });
    }
    await insertDevice(tx, { userId: bert, deviceId: "PHONE", displayName: null, createdAt: 1 });
    await updateLastSeen(tx, [{ userId: anna, deviceId: "PHONE", at: 9, address: "192.0.2.1", userAgent: "Test" }]);
  });
}

eachDatabase("what administrators see", (open) => {
  test("accounts with their names, devices and last use", async () => {
    const database = await open();
    await fill(database);
    const found = await database.read((tx) => listAccountSummaries(tx, { limit: 10 }));
    const common = { createdAt: 1 };
    deepEqual(found, [
      { ...common, userId: anna, displayName: null, role: "owner", state: "active", lastSeenAt: 9, deviceCount: 2 },
      {
        ...common,
        userId: bert,
        displayName: '"Bert \\"50%\\" Müller"',
        role: "member",
        state: "disabled",
        lastSeenAt: null,
        deviceCount: 1,
      },
    ]);
    deepEqual(await database.read((tx) => readAccountSummary(tx, anna)), found[0]);
    equal(await database.read((tx) => readAccountSummary(tx, "@nobody:conclave.test")), undefined);
    deepEqual(await database.read((tx) => listAccountSummaries(tx, { limit: 10, after: anna })), found.slice(1));
    await database.close();
  });

  test("a search is plain text in name and identifier, not in anything else", async () => {
    const database = await open();
    await fill(database);
    const rows: readonly [string, number][] = [
      ["BERT", 1],
      ['"50%"', 1],
      ["50_", 0],
      ["müller", 1],
      ["conclave", 2],
      ["anna", 1],
      ["!", 0],
      ["\\", 0],
    ];
    for (const [search, count] of rows) {
      equal((await database.read((tx) => listAccountSummaries(tx, { search, limit: 10 }))).length, count, search);
      equal(await database.read((tx) => countAccountSummaries(tx, { search })), count, search);
    }
    equal(await database.read((tx) => countAccountSummaries(tx, { state: "disabled", role: "owner" })), 0);
    await database.close();
  });

  test("counts", async () => {
    const database = await open();
    deepEqual(await database.read((tx) => countMedia(tx)), { count: 0, bytes: 0 });
    await fill(database);
    const content = { blobId: "b", size: 5, contentType: null, fileName: null };
    await database.write((tx) => writeMedia(tx, { mediaId: "m", userId: anna, createdAt: 1, content }));
    deepEqual(await database.read((tx) => countMedia(tx)), { count: 1, bytes: 5 });
    equal(await database.read((tx) => countDevices(tx)), 2);
    deepEqual(Object.fromEntries(await database.read((tx) => countAccountsByState(tx))), { active: 1, disabled: 1 });
    await database.close();
  });
});
