import { deepEqual, equal, notDeepEqual, throws } from "node:assert/strict";
import { test } from "node:test";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { seal, unseal } from "./sealing.ts";

const randomness = seededRandomness(1);
const dataKey = { version: 3, key: randomness.bytes(32) };
const secret = Buffer.from("ed25519 signing key");
const keyOf = (version: number) => {
  equal(version, 3);
  return dataKey.key;
};

test("what was sealed is given back, and never looks the same twice", () => {
  const sealed = seal(dataKey, secret, "signing key", randomness);
  deepEqual(unseal(sealed, keyOf, "signing key"), new Uint8Array(secret));
  notDeepEqual(sealed, seal(dataKey, secret, "signing key", randomness));
  deepEqual(unseal(seal(dataKey, new Uint8Array(0), "empty", randomness), keyOf, "empty"), new Uint8Array(0));
});

test("a change of any byte is noticed", () => {
  const sealed = seal(dataKey, secret, "signing key", randomness);
  for (let index = 0; index < sealed.length; index++) {
    const changed = sealed.slice();
    changed[index] = (changed[index] ?? 0) ^ 1;
    throws(() => unseal(changed, () => dataKey.key, "signing key"), { code: "SEAL_BROKEN" }, `byte ${index}`);
  }
});

test("what does not belong together is refused", async (t) => {
  const sealed = seal(dataKey, secret, "signing key", randomness);
  const rows: readonly [string, Uint8Array, Uint8Array, string][] = [
    ["another context", sealed, dataKey.key, "signing key 2"],
    ["another key", sealed, randomness.bytes(32), "signing key"],
    ["cut short", sealed.subarray(0, -1), dataKey.key, "signing key"],
    ["nothing", new Uint8Array(0), dataKey.key, "signing key"],
  ];
  for (const [name, bytes, key, context] of rows) {
    await t.test(name, () => throws(() => unseal(bytes, () => key, context), { code: "SEAL_BROKEN" }));
  }
});
