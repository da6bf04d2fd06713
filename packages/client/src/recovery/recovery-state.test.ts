import { expect, test } from "vitest";
import { type RecoveryFacts, recoveryState } from "./recovery-state.ts";

const fresh: RecoveryFacts = {
  identityPublished: false,
  deviceVerified: false,
  identityKeysHere: false,
  recoveryKeyExists: false,
  confirmation: "none",
  otherDeviceExists: false,
};
const whole: RecoveryFacts = {
  ...fresh,
  identityPublished: true,
  deviceVerified: true,
  identityKeysHere: true,
  recoveryKeyExists: true,
};
const newDevice: RecoveryFacts = { ...whole, deviceVerified: false, identityKeysHere: false };

test("what a device needs first", () => {
  const setUp = (stage: string) => ({ state: "recovery-set-up", stage });
  const locked = (recoveryKeyExists: boolean, otherDeviceExists: boolean) => ({
    state: "locked",
    recoveryKeyExists,
    otherDeviceExists,
  });
  const rows: readonly [string, RecoveryFacts, unknown][] = [
    ["a new account", fresh, setUp("key-needed")],
    ["keys made, but the server refused them", { ...fresh, identityKeysHere: true }, setUp("key-needed")],
    ["closed before the storage was made", { ...whole, recoveryKeyExists: false }, setUp("key-needed")],
    ["the key is being shown", { ...whole, confirmation: "shown" }, setUp("key-shown")],
    ["closed before the key was confirmed", { ...whole, confirmation: "earlier" }, setUp("key-unconfirmed")],
    [
      "closed while the storage was made",
      { ...whole, confirmation: "earlier", recoveryKeyExists: false },
      setUp("key-needed"),
    ],
    ["everything is there", whole, { state: "ready" }],
    ["verified by emoji, the keys not here yet", { ...whole, identityKeysHere: false }, { state: "ready" }],
    [
      "verified by emoji since, the keys not here yet",
      { ...whole, identityKeysHere: false, confirmation: "earlier" },
      { state: "ready" },
    ],
    [
      "no storage, and the keys on another device",
      { ...whole, identityKeysHere: false, recoveryKeyExists: false },
      { state: "ready" },
    ],
    ["a new device", newDevice, locked(true, false)],
    ["a new device beside another", { ...newDevice, otherDeviceExists: true }, locked(true, true)],
    ["a new device, no storage", { ...newDevice, recoveryKeyExists: false }, locked(false, false)],
    ["a failed reset leaves it locked", { ...newDevice, confirmation: "earlier" }, locked(true, false)],
  ];
  for (const [name, facts, state] of rows) expect(recoveryState(facts), name).toEqual(state);
});
