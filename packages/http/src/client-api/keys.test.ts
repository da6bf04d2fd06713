import { deepEqual, equal, notEqual } from "node:assert/strict";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { after, before, test } from "node:test";
import { encodeBase64 } from "@conclave/base/base64";
import { canonicalJson } from "@conclave/base/canonical-json";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp, testPassword } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

async function post(person: Person, path: string, body: unknown) {
  return server.request("POST", `/_matrix/client/v3/keys/${path}`, { token: person.token, body });
}

function deviceKeys(person: Person, more: object = {}) {
  return {
    user_id: person.userId,
    device_id: person.deviceId,
    algorithms: ["m.megolm.v1.aes-sha2"],
    keys: { [`ed25519:${person.deviceId}`]: "key", [`curve25519:${person.deviceId}`]: "curve" },
    signatures: { [person.userId]: { [`ed25519:${person.deviceId}`]: "as sent" } },
    ...more,
  };
}

function key(value: string, isFallback = false) {
  return { key: value, ...(isFallback ? { fallback: true } : {}), signatures: { "@a:b": { "ed25519:X": "as sent" } } };
}

interface SigningKey {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

function signingKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return { publicKey: encodeBase64(publicKey.export({ format: "der", type: "spki" }).subarray(-32)), privateKey };
}

function signed(object: object, userId: string, keyName: string, key: SigningKey): object {
  const signature = encodeBase64(sign(null, Buffer.from(canonicalJson(object)), key.privateKey));
  return { ...object, signatures: { [userId]: { [keyName]: signature } } };
}

function crossSigningKey(person: Person, usage: string, key: SigningKey) {
  return { user_id: person.userId, usage: [usage], keys: { [`ed25519:${key.publicKey}`]: key.publicKey } };
}

function crossSigningKeys(person: Person) {
  const [master, selfSigning, userSigning] = [signingKey(), signingKey(), signingKey()];
  const name = `ed25519:${master.publicKey}`;
  return {
    master,
    selfSigning,
    userSigning,
    upload: {
      master_key: crossSigningKey(person, "master", master),
      self_signing_key: signed(crossSigningKey(person, "self_signing", selfSigning), person.userId, name, master),
      user_signing_key: signed(crossSigningKey(person, "user_signing", userSigning), person.userId, name, master),
    },
  };
}

test("keys are published, counted and found", async () => {
  const alice = await signUp(server, "publisher");
  const upload = {
    device_keys: deviceKeys(alice),
    one_time_keys: { "signed_curve25519:a": key("1"), "signed_curve25519:b": key("2") },
    fallback_keys: { "signed_curve25519:f": key("3", true) },
  };
  for (let round = 0; round < 2; round++) {
    const response = await post(alice, "upload", upload);
    deepEqual([response.status, response.body], [200, { one_time_key_counts: { signed_curve25519: 2 } }]);
  }
  deepEqual((await post(alice, "upload", {})).body, { one_time_key_counts: { signed_curve25519: 2 } });
  const found = await post(alice, "query", {
    device_keys: { [alice.userId]: [], "@nobody:conclave.test": [], "@far:away": [] },
  });
  deepEqual(found.body, {
    device_keys: {
      [alice.userId]: { [alice.deviceId]: { ...deviceKeys(alice), unsigned: {} } },
      "@nobody:conclave.test": {},
    },
    master_keys: {},
    self_signing_keys: {},
    user_signing_keys: {},
    failures: { away: {} },
  });
  const other = await post(alice, "query", { device_keys: { [alice.userId]: ["OTHER"] } });
  deepEqual(other.body.device_keys, { [alice.userId]: {} });
});

test("an upload that is not right is refused", async (t) => {
  const alice = await signUp(server, "refused");
  await post(alice, "upload", { device_keys: deviceKeys(alice), one_time_keys: { "curve25519:a": "1" } });
  const manyKeys = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`curve25519:${index}`, "1"]));
  const rows: readonly [string, object, string][] = [
    [
      "somebody else's device",
      { device_keys: deviceKeys(alice, { user_id: "@eve:conclave.test" }) },
      "M_INVALID_PARAM",
    ],
    ["another device", { device_keys: deviceKeys(alice, { device_id: "OTHER" }) }, "M_INVALID_PARAM"],
    ["other identity keys", { device_keys: deviceKeys(alice, { keys: { "ed25519:x": "new" } }) }, "M_INVALID_PARAM"],
    ["no signatures", { device_keys: { ...deviceKeys(alice), signatures: undefined } }, "M_MISSING_PARAM"],
    ["another key of the same name", { one_time_keys: { "curve25519:a": "2" } }, "M_INVALID_PARAM"],
    ["a key without an algorithm", { one_time_keys: { a: "2" } }, "M_INVALID_PARAM"],
    ["a key without signatures", { one_time_keys: { "signed_curve25519:z": { key: "1" } } }, "M_MISSING_PARAM"],
    ["a key that is a number", { one_time_keys: { "curve25519:z": 2 } }, "M_BAD_JSON"],
    ["too many keys", { one_time_keys: manyKeys }, "M_INVALID_PARAM"],
    ["two fallback keys", { fallback_keys: { "curve25519:a": "1", "curve25519:b": "1" } }, "M_INVALID_PARAM"],
  ];
  for (const [name, body, errcode] of rows) {
    await t.test(name, async () => {
      const response = await post(alice, "upload", body);
      deepEqual([response.status, response.body.errcode], [400, errcode]);
    });
  }
  deepEqual((await post(alice, "upload", {})).body, { one_time_key_counts: { curve25519: 1 } });
});

test("a one-time key is given out once, ever, whoever asks at the same time", async () => {
  const alice = await signUp(server, "claimed");
  const names = Array.from({ length: 30 }, (_, index) => `signed_curve25519:k${index}`);
  const keys = Object.fromEntries(names.map((name) => [name, key(name)]));
  await post(alice, "upload", { one_time_keys: keys });
  const claim = {
    one_time_keys: { [alice.userId]: { [alice.deviceId]: "signed_curve25519" }, "@nobody:conclave.test": { X: "a" } },
  };
  const claimed = async () => {
    const responses = await Promise.all(Array.from({ length: 50 }, () => post(alice, "claim", claim)));
    return responses.flatMap((response) => {
      equal(response.status, 200);
      equal(response.body.one_time_keys["@nobody:conclave.test"], undefined);
      return Object.keys(response.body.one_time_keys[alice.userId]?.[alice.deviceId] ?? {});
    });
  };
  deepEqual(new Set(await claimed()), new Set(names));
  const again = await post(alice, "upload", { one_time_keys: keys });
  deepEqual(again.body, { one_time_key_counts: {} }, "what was given out does not come back");
  deepEqual(await claimed(), []);
});

test("keys are given out in the order of upload, then the fallback key", async () => {
  const alice = await signUp(server, "ordered");
  await post(alice, "upload", { one_time_keys: { "signed_curve25519:z": key("1") } });
  await post(alice, "upload", { one_time_keys: { "signed_curve25519:a": key("2") } });
  await post(alice, "upload", { fallback_keys: { "signed_curve25519:f": key("3", true) } });
  const claim = { one_time_keys: { [alice.userId]: { [alice.deviceId]: "signed_curve25519" } } };
  const given: unknown[] = [];
  for (let round = 0; round < 4; round++) {
    given.push((await post(alice, "claim", claim)).body.one_time_keys[alice.userId][alice.deviceId]);
  }
  const fallback = { "signed_curve25519:f": key("3", true) };
  deepEqual(given, [{ "signed_curve25519:z": key("1") }, { "signed_curve25519:a": key("2") }, fallback, fallback]);
});

test("the first cross-signing keys need no proof, other ones do", async () => {
  const alice = await signUp(server, "crosssigner");
  const bob = await signUp(server, "onlooker");
  const first = crossSigningKeys(alice);
  for (let round = 0; round < 2; round++) {
    equal((await post(alice, "device_signing/upload", first.upload)).status, 200);
  }
  const second = crossSigningKeys(alice);
  const challenge = await post(alice, "device_signing/upload", second.upload);
  deepEqual([challenge.status, challenge.body.flows], [401, [{ stages: ["m.login.password"] }]]);
  const auth = {
    type: "m.login.password",
    session: challenge.body.session,
    identifier: { type: "m.id.user", user: alice.userId },
    password: testPassword,
  };
  equal((await post(alice, "device_signing/upload", { ...second.upload, auth })).status, 200);
  const own = await post(alice, "query", { device_keys: { [alice.userId]: [] } });
  deepEqual(own.body.master_keys[alice.userId], second.upload.master_key);
  deepEqual(own.body.self_signing_keys[alice.userId], second.upload.self_signing_key);
  deepEqual(own.body.user_signing_keys[alice.userId], second.upload.user_signing_key);
  const foreign = await post(bob, "query", { device_keys: { [alice.userId]: [] } });
  deepEqual(foreign.body.user_signing_keys, {});
  deepEqual(foreign.body.self_signing_keys[alice.userId], second.upload.self_signing_key);
});

test("cross-signing keys that are not right are refused", async (t) => {
  const alice = await signUp(server, "badsigner");
  const { upload, master } = crossSigningKeys(alice);
  const other = crossSigningKeys(alice).upload;
  const named = { ...upload.master_key, keys: { "ed25519:other": master.publicKey } };
  const rows: readonly [string, object, number, string][] = [
    ["no master key", { self_signing_key: upload.self_signing_key }, 400, "M_MISSING_PARAM"],
    [
      "signed by another master key",
      { ...upload, self_signing_key: other.self_signing_key },
      400,
      "M_INVALID_SIGNATURE",
    ],
    [
      "unsigned",
      { ...upload, user_signing_key: { ...upload.user_signing_key, signatures: {} } },
      400,
      "M_INVALID_SIGNATURE",
    ],
    [
      "changed after signing",
      { ...upload, self_signing_key: { ...upload.self_signing_key, more: 1 } },
      400,
      "M_INVALID_SIGNATURE",
    ],
    ["for another use", { master_key: { ...upload.master_key, usage: ["self_signing"] } }, 400, "M_INVALID_PARAM"],
    [
      "of somebody else",
      { master_key: { ...upload.master_key, user_id: "@eve:conclave.test" } },
      400,
      "M_INVALID_PARAM",
    ],
    ["named otherwise", { master_key: named }, 400, "M_INVALID_PARAM"],
    [
      "two keys in one",
      { master_key: { ...upload.master_key, keys: { "ed25519:a": "a", "ed25519:b": "b" } } },
      400,
      "M_BAD_JSON",
    ],
  ];
  for (const [name, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await post(alice, "device_signing/upload", body);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
});

test("the key by which somebody signs others is announced to themselves alone", async () => {
  const [alice, bob] = [await signUp(server, "verifier"), await signUp(server, "roommate")];
  const act = async (person: Person, method: string, path: string, body?: unknown) =>
    (await server.request(method, `/_matrix/client/v3/${path}`, { token: person.token, body })).body;
  const { room_id } = await act(alice, "POST", "createRoom", { preset: "public_chat" });
  await act(bob, "POST", `join/${encodeURIComponent(room_id)}`, {});
  const { master_key, self_signing_key, user_signing_key } = crossSigningKeys(alice).upload;
  const since = async (person: Person) => (await act(person, "GET", "sync")).next_batch;
  const changed = async (person: Person, from: string) =>
    (await act(person, "GET", `sync?since=${from}`)).device_lists.changed;

  let [own, other] = [await since(alice), await since(bob)];
  equal((await post(alice, "device_signing/upload", { master_key, self_signing_key })).status, 200);
  deepEqual([await changed(alice, own), await changed(bob, other)], [[alice.userId], [alice.userId]]);
  [own, other] = [await since(alice), await since(bob)];
  const { session } = (await post(alice, "device_signing/upload", { user_signing_key })).body;
  const identifier = { type: "m.id.user", user: alice.userId };
  const auth = { type: "m.login.password", session, identifier, password: testPassword };
  equal((await post(alice, "device_signing/upload", { user_signing_key, auth })).status, 200);
  deepEqual([await changed(alice, own), await changed(bob, other)], [[alice.userId], []]);
});

test("signatures are verified, merged, and seen by whom they concern", async () => {
  const alice = await signUp(server, "signer");
  const bob = await signUp(server, "signed");
  const carol = await signUp(server, "stranger");
  const device = signingKey();
  const keys = deviceKeys(alice, { keys: { [`ed25519:${alice.deviceId}`]: device.publicKey } });
  const { signatures: deviceSignatures, ...deviceBody } = keys;
  await post(alice, "upload", { device_keys: keys });
  const own = crossSigningKeys(alice);
  const others = crossSigningKeys(bob);
  await post(alice, "device_signing/upload", own.upload);
  await post(bob, "device_signing/upload", others.upload);
  const selfSigner = `ed25519:${own.selfSigning.publicKey}`;
  const userSigner = `ed25519:${own.userSigning.publicKey}`;
  const signedDevice = signed(deviceBody, alice.userId, selfSigner, own.selfSigning);
  const signedMaster = signed(own.upload.master_key, alice.userId, `ed25519:${alice.deviceId}`, device);
  const signedBob = signed(others.upload.master_key, alice.userId, userSigner, own.userSigning);
  const wrong = signed(others.upload.master_key, alice.userId, userSigner, own.selfSigning);
  const bad = await post(alice, "signatures/upload", {
    [alice.userId]: { [alice.deviceId]: { ...deviceBody, signatures: { [alice.userId]: { [selfSigner]: "AAAA" } } } },
    [bob.userId]: { [others.master.publicKey]: wrong, UNKNOWN: signedBob },
  });
  equal(bad.status, 200);
  equal(bad.body.failures[alice.userId][alice.deviceId].errcode, "M_INVALID_SIGNATURE");
  equal(bad.body.failures[bob.userId][others.master.publicKey].errcode, "M_INVALID_SIGNATURE");
  equal(bad.body.failures[bob.userId].UNKNOWN.errcode, "M_NOT_FOUND");
  const good = await post(alice, "signatures/upload", {
    [alice.userId]: { [alice.deviceId]: signedDevice, [own.master.publicKey]: signedMaster },
    [bob.userId]: { [others.master.publicKey]: signedBob },
  });
  deepEqual([good.status, good.body], [200, { failures: {} }]);
  const seenBy = async (person: Person) =>
    (await post(person, "query", { device_keys: { [alice.userId]: [], [bob.userId]: [] } })).body;
  const mine = await seenBy(alice);
  deepEqual(
    Object.keys(mine.device_keys[alice.userId][alice.deviceId].signatures[alice.userId]).sort(),
    [selfSigner, `ed25519:${alice.deviceId}`].sort(),
  );
  equal(
    mine.device_keys[alice.userId][alice.deviceId].signatures[alice.userId][`ed25519:${alice.deviceId}`],
    deviceSignatures[alice.userId]?.[`ed25519:${alice.deviceId}`],
  );
  deepEqual(Object.keys(mine.master_keys[alice.userId].signatures[alice.userId]), [`ed25519:${alice.deviceId}`]);
  notEqual(mine.master_keys[bob.userId].signatures[alice.userId], undefined);
  equal((await seenBy(bob)).master_keys[bob.userId].signatures?.[alice.userId], undefined);
  equal((await seenBy(carol)).master_keys[bob.userId].signatures?.[alice.userId], undefined);
});
