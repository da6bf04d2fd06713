import { expect, test } from "vitest";
import { type RecoverableSecrets, recoveryPlan } from "./recovery-plan.ts";

const stored: RecoverableSecrets = {
  identityKeysStored: true,
  identityKeysHere: false,
  backupExists: true,
  backupKeyStored: true,
  backupKeyHere: false,
  verifiedDeviceExists: false,
};

test("the least destructive way to make a device whole", () => {
  const rows: readonly [string, Partial<RecoverableSecrets>, string, string][] = [
    ["all in secret storage", {}, "fetch", "fetch"],
    ["verified by emoji before", { identityKeysHere: true, backupKeyHere: true }, "keep", "keep"],
    ["the identity's keys only here", { identityKeysHere: true, identityKeysStored: false }, "store", "fetch"],
    ["the identity's keys nowhere", { identityKeysStored: false }, "none", "fetch"],
    ["no backup at all", { backupExists: false, backupKeyStored: false }, "fetch", "new"],
    ["the backup's key lost", { backupKeyStored: false }, "fetch", "new"],
    ["the backup's key perhaps elsewhere", { backupKeyStored: false, verifiedDeviceExists: true }, "fetch", "wait"],
  ];
  for (const [name, difference, identity, backup] of rows) {
    expect(recoveryPlan({ ...stored, ...difference }), name).toEqual({ identity, backup });
  }
});
