import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import { deviceKeysOf, writeDeviceKeys } from "./device-keys-store.ts";
import { deviceListChangesBetween, writeDeviceListChange } from "./device-list-store.ts";
import { eraseDevices, eraseIdentity } from "./erase-device.ts";
import { unusedFallbackKeyTypes, useFallbackKeys, writeFallbackKey } from "./fallback-keys-store.ts";
import { keySignaturesOf, writeKeySignatures } from "./key-signatures-store.ts";
import { addOneTimeKeys, claimedAmong, oneTimeKeyCounts, takeOneTimeKeys } from "./one-time-keys-store.ts";
import {
  deleteToDeviceUpTo,
  noteToDeviceTransaction,
  queueToDeviceMessages,
  toDeviceMessagesAfter,
} from "./to-device-store.ts";

const alice = "@alice:test";
const bob = "@bob:test";

function key(keyId: string, algorithm = "signed_curve25519") {
  return { algorithm, keyId, key: `{"key":"${keyId}"}` };
}

eachDatabase("key stores", (open) => {
  let database: TestDatabase;
  before(async () => {
    database = await open();
  });
  after(() => database.close());

  test("one-time keys are taken in the order of upload, each once", async () => {
    const wanted = [{ userId: alice, deviceId: "A", algorithm: "signed_curve25519" }];
    await database.write((tx) => addOneTimeKeys(tx, alice, "A", [key("z"), key("curve", "curve25519")]));
    await database.write((tx) => addOneTimeKeys(tx, alice, "A", [key("a")]));
    deepEqual(await database.read((tx) => oneTimeKeyCounts(tx, alice, "A")), { curve25519: 1, signed_curve25519: 2 });
    const both = [...wanted, { userId: bob, deviceId: "B", algorithm: "signed_curve25519" }];
    deepEqual(await database.write((tx) => takeOneTimeKeys(tx, both)), [
      { userId: alice, deviceId: "A", algorithm: "signed_curve25519", keyId: "z", key: '{"key":"z"}' },
    ]);
    equal((await database.write((tx) => takeOneTimeKeys(tx, wanted)))[0]?.keyId, "a");
    deepEqual(await database.write((tx) => takeOneTimeKeys(tx, wanted)), []);
    deepEqual(await database.read((tx) => oneTimeKeyCounts(tx, alice, "A")), { curve25519: 1 });
    deepEqual(await database.read((tx) => claimedAmong(tx, alice, "A", [key("z"), key("new")])), [
      { algorithm: "signed_curve25519", keyId: "z" },
    ]);
  });

  test("a thousand devices are served in one go", async () => {
    const wanted = Array.from({ length: 1_000 }, (_, index) => ({
      userId: `@user${index}:test`,
      deviceId: "D",
      algorithm: "signed_curve25519",
    }));
    await database.write(async (tx) => {
      for (const { userId } of wanted) await addOneTimeKeys(tx, userId, "D", [key("1"), key("2")]);
    });
    const taken = await database.write((tx) => takeOneTimeKeys(tx, wanted));
    equal(taken.length, 1_000);
    deepEqual(new Set(taken.map((one) => one.keyId)), new Set(["1"]));
  });

  test("a fallback key stays, and is marked as used", async () => {
    const wanted = [{ userId: alice, deviceId: "A", algorithm: "signed_curve25519" }];
    await database.write((tx) => writeFallbackKey(tx, alice, "A", key("fallback")));
    deepEqual(await database.read((tx) => unusedFallbackKeyTypes(tx, alice, "A")), ["signed_curve25519"]);
    for (let round = 0; round < 2; round++) {
      equal((await database.write((tx) => useFallbackKeys(tx, wanted)))[0]?.keyId, "fallback");
    }
    deepEqual(await database.read((tx) => unusedFallbackKeyTypes(tx, alice, "A")), []);
    await database.write((tx) => writeFallbackKey(tx, alice, "A", key("fallback")));
    deepEqual(
      await database.read((tx) => unusedFallbackKeyTypes(tx, alice, "A")),
      [],
      "the same key again is not fresh",
    );
    await database.write((tx) => writeFallbackKey(tx, alice, "A", key("next")));
    deepEqual(await database.read((tx) => unusedFallbackKeyTypes(tx, alice, "A")), ["signed_curve25519"]);
  });

  test("signatures are seen by whoever they are for", async () => {
    const one = { userId: bob, keyId: "master", signerKeyId: "ed25519:x", signature: "s" };
    await database.write((tx) =>
      writeKeySignatures(tx, [
        { ...one, signerUserId: bob },
        { ...one, signerUserId: alice },
      ]),
    );
    await database.write((tx) => writeKeySignatures(tx, [{ ...one, signerUserId: bob, signature: "newer" }]));
    const seenBy = async (reader: string) =>
      (await database.read((tx) => keySignaturesOf(tx, [bob], reader))).map(
        (signature) => `${signature.signerUserId} ${signature.signature}`,
      );
    deepEqual(await seenBy("@carol:test"), [`${bob} newer`]);
    deepEqual((await seenBy(alice)).sort(), [`${alice} s`, `${bob} newer`]);
  });

  test("device list changes are found by range and observer", async () => {
    await database.write((tx) => writeDeviceListChange(tx, { userIds: [alice], position: 10 }));
    await database.write((tx) => writeDeviceListChange(tx, { userIds: [bob], observerId: alice, position: 11 }));
    const found = (from: number, to: number, observer: string) =>
      database.read((tx) => deviceListChangesBetween(tx, { from, to, observer }));
    deepEqual(await found(0, 9, alice), []);
    deepEqual(await found(9, 10, alice), [alice]);
    deepEqual(await found(10, 11, alice), [bob]);
    deepEqual(await found(0, 11, bob), [alice]);
  });

  test("messages wait for their device until it acknowledges them", async () => {
    const message = { userId: alice, deviceId: "A", sender: bob, type: "m.test", content: "{}" };
    await database.write((tx) =>
      queueToDeviceMessages(
        tx,
        [1, 2, 3].map((position) => ({ ...message, position })),
      ),
    );
    const waiting = async (after: number, upTo: number, limit: number) =>
      (
        await database.read((tx) => toDeviceMessagesAfter(tx, { userId: alice, deviceId: "A", after, upTo, limit }))
      ).map((one) => one.position);
    deepEqual(await waiting(0, 9, 2), [1, 2]);
    deepEqual(await waiting(1, 2, 9), [2]);
    await database.write((tx) => deleteToDeviceUpTo(tx, { userId: alice, deviceId: "A", position: 2 }));
    deepEqual(await waiting(0, 9, 9), [3]);
  });

  test("a request is noted once, and forgotten in time", async () => {
    const request = { userId: alice, deviceId: "A", type: "m.test", transactionId: "t", at: 5, forgetBefore: 0 };
    equal(await database.write((tx) => noteToDeviceTransaction(tx, request)), true);
    equal(await database.write((tx) => noteToDeviceTransaction(tx, request)), false);
    equal(await database.write((tx) => noteToDeviceTransaction(tx, { ...request, forgetBefore: 6 })), true);
  });

  test("an erased device leaves nothing", async () => {
    await database.write((tx) => writeDeviceKeys(tx, { userId: alice, deviceId: "A", body: '{"a":1}' }));
    await database.write((tx) => writeDeviceKeys(tx, { userId: alice, deviceId: "B", body: '{"b":1}' }));
    await database.write((tx) => eraseDevices(tx, alice, ["A"]));
    deepEqual(await database.read((tx) => deviceKeysOf(tx, [alice, bob])), [
      { userId: alice, deviceId: "B", body: '{"b":1}' },
    ]);
    deepEqual(await database.read((tx) => oneTimeKeyCounts(tx, alice, "A")), {});
    deepEqual(await database.read((tx) => unusedFallbackKeyTypes(tx, alice, "A")), []);
  });

  test("a key that was given out isn't new because its device was removed; another key of its name is", async () => {
    const [given, other] = [key("AAAAAQ"), { ...key("AAAAAQ"), key: '{"key":"another"}' }];
    const wanted = [{ userId: alice, deviceId: "C", algorithm: given.algorithm }];
    await database.write((tx) => addOneTimeKeys(tx, alice, "C", [given]));
    await database.write((tx) => takeOneTimeKeys(tx, wanted));
    await database.write((tx) => eraseDevices(tx, alice, ["C"]));
    const claimed = (one: typeof given) => database.read((tx) => claimedAmong(tx, alice, "C", [one]));
    const signedAnew = { ...given, key: '{"key":"AAAAAQ","signatures":{}}' };
    deepEqual(await claimed(signedAnew), [{ algorithm: given.algorithm, keyId: "AAAAAQ" }]);
    deepEqual(await claimed(other), []);
    await database.write((tx) => addOneTimeKeys(tx, alice, "C", [other]));
    equal((await database.write((tx) => takeOneTimeKeys(tx, wanted)))[0]?.key, other.key);
    deepEqual([(await claimed(given)).length, (await claimed(other)).length], [1, 1]);
    await database.write((tx) => eraseIdentity(tx, alice));
    deepEqual(await claimed(given), [], "but with the account it goes");
  });
});
