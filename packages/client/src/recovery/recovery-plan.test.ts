import { expect, test } from "vitest";
import { type RecoverableSecrets, recoveryPlan, unopenedBackup } from "./recovery-plan.ts";

const stored: RecoverableSecrets = {
  identityKeysStored: true,
  identityKeysHere: false,
  backupExists: true,
  backupKeyStored: true,
  backupKeyHere: false,
  verifiedDeviceExists: false,
};

const onlyHere = { identityKeysHere: true, identityKeysStored: false, backupKeyHere: true, backupKeyStored: false };
const nothingStored = { identityKeysStored: false, backupKeyStored: false };

test("the least destructive way to make a device whole", () => {
  const rows: readonly [string, Partial<RecoverableSecrets>, string, string][] = [
    ["all in secret storage", {}, "fetch", "fetch"],
    ["verified by emoji before", { identityKeysHere: true, backupKeyHere: true }, "keep", "keep"],
    ["the backup's key alone missing here", { identityKeysHere: true }, "keep", "fetch"],
    ["the identity's keys alone missing here", { backupKeyHere: true }, "fetch", "keep"],
    ["the identity's keys only here", { identityKeysHere: true, identityKeysStored: false }, "store", "fetch"],
    [
      "the backup's key only here",
      { identityKeysHere: true, backupKeyHere: true, backupKeyStored: false },
      "keep",
      "store",
    ],
    ["everything only here", { ...onlyHere }, "store", "store"],
    ["the identity's keys nowhere", { identityKeysStored: false }, "none", "fetch"],
    ["nothing stored, another device", { ...nothingStored, verifiedDeviceExists: true }, "none", "wait"],
    ["nothing stored, no other device", { ...nothingStored }, "none", "wait"],
    ["no backup at all", { backupExists: false, backupKeyStored: false }, "fetch", "new"],
    ["no backup, and its former key stored", { backupExists: false }, "fetch", "new"],
    ["no backup, on a device that is whole", { identityKeysHere: true, backupExists: false }, "keep", "new"],
    ["the backup's key lost", { backupKeyStored: false }, "fetch", "new"],
    ["the backup's key perhaps elsewhere", { backupKeyStored: false, verifiedDeviceExists: true }, "fetch", "wait"],
  ];
  for (const [name, difference, identity, backup] of rows) {
    expect(recoveryPlan({ ...stored, ...difference }), name).toEqual({ identity, backup });
  }
});

test("a new backup takes the place of another only where nobody can open that", () => {
  const rows: readonly [boolean, boolean, string][] = [
    [false, false, "new"],
    [false, true, "new"],
    [true, false, "new"],
    [true, true, "wait"],
  ];
  for (const [backupExists, verifiedDeviceExists, expected] of rows) {
    expect(unopenedBackup({ backupExists, verifiedDeviceExists })).toBe(expected);
  }
});
