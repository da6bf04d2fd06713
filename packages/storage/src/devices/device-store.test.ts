import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import { insertDevice, listDevices, removeDevices, renameDevice, updateLastSeen } from "./device-store.ts";

const userId = "@alice:conclave.test";
const device = { userId, deviceId: "PHONE", displayName: "Phone", createdAt: 5 } as const;

eachDatabase("devices", (open) => {
  test("a device is added, renamed, seen and removed", async () => {
    const database = await open();
    await database.write((tx) => insertDevice(tx, device));
    await database.write((tx) => renameDevice(tx, userId, "PHONE", "Telephone"));
    const use = { userId, at: 9, address: "192.0.2.1", userAgent: "Test" } as const;
    const uses = [
      { ...use, deviceId: "PHONE" },
      { ...use, deviceId: "GONE" },
    ];
    await database.write((tx) => updateLastSeen(tx, uses));
    deepEqual(await database.read((tx) => listDevices(tx, userId)), [
      { ...device, displayName: "Telephone", lastSeenAt: 9, lastSeenAddress: "192.0.2.1" },
    ]);
    await database.write((tx) => removeDevices(tx, userId, ["PHONE", "GONE"]));
    deepEqual(await database.read((tx) => listDevices(tx, userId)), []);
    await database.close();
  });
});
