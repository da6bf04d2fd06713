import { deepEqual, equal, match, ok } from "node:assert/strict";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { encodeBase64 } from "@conclave/base/base64";
import { canonicalJson } from "@conclave/base/canonical-json";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signIn, signUp } from "@conclave/testing/world";

// What matrix-js-sdk stands or falls with: each of these, answered otherwise, makes it hang, lose messages or send them in vain.

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;

beforeEach(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
afterEach(() => server.close());

async function sync(client: MatrixClient, query = "") {
  const response = await client.get(`/sync?timeout=0${query}`);
  equal(response.status, 200, response.text);
  return response.body;
}

/** A room that both are in. */
async function sharedRoom(): Promise<string> {
  const room = await alice.createRoom({ preset: "public_chat" });
  equal((await bob.post(`/join/${room}`)).status, 200);
  return room;
}

interface SigningKey {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

function signingKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return { publicKey: encodeBase64(publicKey.export({ format: "der", type: "spki" }).subarray(-32)), privateKey };
}

function signed(object: object, signer: string, keyName: string, key: SigningKey) {
  const signature = encodeBase64(sign(null, Buffer.from(canonicalJson(object)), key.privateKey));
  return { ...object, signatures: { [signer]: { [keyName]: signature } } };
}

function deviceKeysOf({ person: { userId, deviceId } }: MatrixClient, key: SigningKey) {
  return {
    user_id: userId,
    device_id: deviceId,
    algorithms: ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
    keys: { [`ed25519:${deviceId}`]: key.publicKey, [`curve25519:${deviceId}`]: "Y3VydmU" },
  };
}

async function publishDevice(client: MatrixClient): Promise<object> {
  const key = signingKey();
  const keys = deviceKeysOf(client, key);
  const { userId, deviceId } = client.person;
  const body = { device_keys: signed(keys, userId, `ed25519:${deviceId}`, key) };
  equal((await client.post("/keys/upload", body)).status, 200);
  return keys;
}

test("push rules are there, with a slash at the end, before the first sync", async () => {
  const { status, body } = await alice.get("/pushrules/");
  equal(status, 200);
  ok(Array.isArray(body.global.override));
});

test("a filter is taken, whatever unknown things it asks for, and comes back as it was", async () => {
  const user = encodeURIComponent(alice.person.userId);
  for (const filter of [
    {},
    { room: { state: { lazy_load_members: true }, timeline: { limit: 20, unread_thread_notifications: true } } },
    { "org.example.unknown": { a: [0.5] }, room: { "org.example.unknown": true, include_leave: false } },
    { presence: { types: [], not_types: ["*"] }, event_fields: ["type"], event_format: "client" },
  ]) {
    const { status, body } = await alice.post(`/user/${user}/filter`, filter);
    equal(status, 200, JSON.stringify(filter));
    equal(typeof body.filter_id, "string");
    deepEqual((await alice.get(`/user/${user}/filter/${body.filter_id}`)).body, filter);
    equal((await alice.get(`/sync?filter=${body.filter_id}`)).status, 200);
  }
});

test("key counts are in every answer of sync, also where nothing else is", async () => {
  const key = {
    key: "Y3VydmU",
    signatures: { [alice.person.userId]: { [`ed25519:${alice.person.deviceId}`]: "c2ln" } },
  };
  const counts = async (query: string) => {
    const answer = await sync(alice, query);
    return [answer.device_one_time_keys_count, answer.device_unused_fallback_key_types, answer.next_batch];
  };
  const [none, unused, since] = await counts("");
  deepEqual([none, unused], [{}, []]);
  await alice.post("/keys/upload", {
    one_time_keys: { "signed_curve25519:a": key, "signed_curve25519:b": key },
    fallback_keys: { "signed_curve25519:f": { ...key, fallback: true } },
  });
  for (const query of ["", `&since=${since}`, `&since=${since}&filter={"room":{"rooms":[]}}`, "&full_state=true"]) {
    const [count, types] = await counts(query.replaceAll('"', "%22"));
    deepEqual([count, types], [{ signed_curve25519: 2 }, ["signed_curve25519"]], query);
  }
  const poll = alice.get(`/sync?timeout=30000&since=${(await sync(alice)).next_batch}`);
  while (server.parts.notifier.waiting < 1) await new Promise((resolve) => setImmediate(resolve));
  server.clock.advance(30_000);
  deepEqual((await poll).body.device_one_time_keys_count, { signed_curve25519: 2 });
});

test("an upload of keys answers with counts, also an empty one", async () => {
  deepEqual((await alice.post("/keys/upload", {})).body, { one_time_key_counts: {} });
});

test("a query of keys names everybody who was asked for; a claim answers a map", async () => {
  const query = await alice.post("/keys/query", { device_keys: { [bob.person.userId]: [] }, timeout: 10_000 });
  deepEqual(query.body.device_keys, { [bob.person.userId]: {} });
  const claim = await alice.post("/keys/claim", {
    one_time_keys: { [bob.person.userId]: { [bob.person.deviceId]: "signed_curve25519" } },
    timeout: 10_000,
  });
  deepEqual(claim.body, { one_time_keys: {}, failures: {} });
});

test("an absent backup is 404 and M_NOT_FOUND exactly", async () => {
  for (const path of [
    "/room_keys/version",
    "/room_keys/version/1",
    "/room_keys/keys?version=1",
    "/room_keys/keys/!r:x?version=1",
    "/room_keys/keys/!r:x/s?version=1",
  ]) {
    const { status, body } = await alice.get(path);
    deepEqual([status, body.errcode], [404, "M_NOT_FOUND"], path);
  }
});

test("a backup's version is a text, and keys for another one are refused with the current one", async () => {
  const backup = { algorithm: "m.megolm_backup.v1.curve25519-aes-sha2", auth_data: { public_key: "cHVi" } };
  for (const version of ["1", "2"]) deepEqual((await alice.post("/room_keys/version", backup)).body, { version });
  const refused = await alice.put("/room_keys/keys?version=1", { rooms: {} });
  deepEqual([refused.status, refused.body.errcode], [403, "M_WRONG_ROOM_KEYS_VERSION"]);
  equal(refused.body.current_version, "2");
});

test("account data that is absent is 404; what is set comes back in sync, even unchanged", async () => {
  const path = `/user/${encodeURIComponent(alice.person.userId)}/account_data/m.secret_storage.default_key`;
  equal((await alice.get(path)).status, 404);
  for (let round = 0; round < 2; round++) {
    const { next_batch: since } = await sync(alice);
    equal((await alice.put(path, { key: "abc" })).status, 200);
    deepEqual((await sync(alice, `&since=${since}`)).account_data.events, [
      { type: "m.secret_storage.default_key", content: { key: "abc" } },
    ]);
  }
});

test("verification in a room arrives as text/plain, and is JSON all the same", async () => {
  const room = await sharedRoom();
  const to = bob.person.userId;
  const content = { msgtype: "m.key.verification.request", from_device: "A", methods: ["m.sas.v1"], to, body: "?" };
  const sent = await server.request("PUT", `/_matrix/client/v3/rooms/${room}/send/m.room.message/1`, {
    token: alice.person.token,
    body: JSON.stringify(content),
    headers: { "content-type": "text/plain;charset=UTF-8" },
  });
  match(sent.body.event_id, /^\$/);
  deepEqual((await alice.get(`/rooms/${room}/event/${encodeURIComponent(sent.body.event_id)}`)).body.content, content);
});

test("events of a timeline have what decryption needs, and the sending device alone its transaction", async () => {
  const room = await sharedRoom();
  const other = matrixClient(server, await signIn(server, alice.person.userId));
  const { next_batch: since } = await sync(bob);
  await alice.put(`/rooms/${room}/send/m.room.encrypted/echo-1`, { algorithm: "m.megolm.v1.aes-sha2" });
  for (const [client, transaction] of [
    [alice, "echo-1"],
    [other, undefined],
    [bob, undefined],
  ] as const) {
    const joined = (await sync(client, client === bob ? `&since=${since}` : "")).rooms.join[decodeURIComponent(room)];
    const event = joined.timeline.events.at(-1);
    equal(event.type, "m.room.encrypted");
    equal(typeof event.origin_server_ts, "number");
    match(event.event_id, /^\$/);
    equal(event.sender, alice.person.userId);
    equal(event.unsigned.transaction_id, transaction);
    equal(typeof joined.timeline.limited, "boolean");
    equal(typeof joined.timeline.prev_batch, "string");
  }
});

test("state_after comes under the name that was asked for", async () => {
  const room = decodeURIComponent(await sharedRoom());
  const joined = (await sync(bob, "&org.matrix.msc4222.use_state_after=true")).rooms.join[room];
  ok(joined["org.matrix.msc4222.state_after"].events.length > 0);
});

test("the first cross-signing keys need no proof, and signatures are merged and announced", async () => {
  await sharedRoom();
  const { userId, deviceId } = alice.person;
  const device = await publishDevice(alice);
  const [master, selfSigning] = [signingKey(), signingKey()];
  const selfSigningKey = { user_id: userId, usage: ["self_signing"], keys: keysOf(selfSigning) };
  const upload = await alice.post("/keys/device_signing/upload", {
    master_key: { user_id: userId, usage: ["master"], keys: keysOf(master) },
    self_signing_key: signed(selfSigningKey, userId, `ed25519:${master.publicKey}`, master),
  });
  deepEqual([upload.status, upload.body], [200, {}]);

  const { next_batch: since } = await sync(bob);
  const selfSigner = `ed25519:${selfSigning.publicKey}`;
  const body = { [userId]: { [deviceId]: signed(device, userId, selfSigner, selfSigning) } };
  deepEqual((await alice.post("/keys/signatures/upload", body)).body, { failures: {} });
  deepEqual((await sync(bob, `&since=${since}`)).device_lists.changed, [userId]);
  const seen = (await bob.post("/keys/query", { device_keys: { [userId]: [] } })).body.device_keys[userId][deviceId];
  deepEqual(Object.keys(seen.signatures[userId]).sort(), [selfSigner, `ed25519:${deviceId}`].sort());
});

function keysOf(key: SigningKey) {
  return { [`ed25519:${key.publicKey}`]: key.publicKey };
}

test("250 messages of two megabytes go to devices in one request, once", async () => {
  const content = { algorithm: "m.olm.v1.curve25519-aes-sha2", ciphertext: "x".repeat(8_000) };
  const devices = Object.fromEntries(Array.from({ length: 249 }, (_, index) => [`GONE${index}`, content]));
  const messages = { [bob.person.userId]: { ...devices, [bob.person.deviceId]: content } };
  for (let round = 0; round < 2; round++) {
    const { status, body } = await alice.put("/sendToDevice/m.room.encrypted/keys-1", { messages });
    deepEqual([status, body], [200, {}]);
  }
  deepEqual((await sync(bob)).to_device.events, [{ type: "m.room.encrypted", sender: alice.person.userId, content }]);
});

test("members are listed before the first encrypted message, also as of a token", async () => {
  const room = await sharedRoom();
  const { next_batch: at } = await sync(alice);
  for (const query of ["", `?at=${at}`, `?at=${at}&not_membership=leave`]) {
    const { body } = await alice.get(`/rooms/${room}/members${query}`);
    equal(body.chunk.length, 2, query);
  }
});

test("what a gap leaves out can be read back from prev_batch, to the end", async () => {
  const room = await sharedRoom();
  const { next_batch: since } = await sync(bob);
  for (let index = 0; index < 30; index++) await alice.say(room, `message ${index}`);
  const { timeline } = (await sync(bob, `&since=${since}`)).rooms.join[decodeURIComponent(room)];
  equal(timeline.limited, true);
  const read = timeline.events.map(({ content }: { content: { body: string } }) => content.body);
  let from: string | undefined = timeline.prev_batch;
  while (from !== undefined && !read.includes("message 0")) {
    const page = (await bob.get(`/rooms/${room}/messages?dir=b&limit=7&from=${from}`)).body;
    read.unshift(...page.chunk.map(({ content }: { content: { body: string } }) => content.body).reverse());
    from = page.end;
  }
  deepEqual(
    read.filter((text: string | undefined) => text?.startsWith("message ")),
    Array.from({ length: 30 }, (_, index) => `message ${index}`),
  );
});

test("receipts and markers may be all but empty, and log-out is", async () => {
  const room = await sharedRoom();
  const event = encodeURIComponent(await alice.say(room, "read me"));
  equal((await bob.post(`/rooms/${room}/receipt/m.read/${event}`, {})).status, 200);
  equal((await bob.post(`/rooms/${room}/read_markers`, {})).status, 200);
  const logout = await server.request("POST", "/_matrix/client/v3/logout", { token: bob.person.token });
  deepEqual([logout.status, logout.body], [200, {}]);
  equal((await bob.get("/account/whoami")).body.errcode, "M_UNKNOWN_TOKEN");
});

test("media is downloaded with a header, and with allow_redirect=true", async () => {
  const upload = await server.request("POST", "/_matrix/media/v3/upload?filename=a.txt", {
    token: alice.person.token,
    body: "ciphertext",
    headers: { "content-type": "application/octet-stream" },
  });
  const path = `/_matrix/client/v1/media/download/${upload.body.content_uri.slice("mxc://".length)}?allow_redirect=true`;
  equal((await server.request("GET", path, { token: bob.person.token })).text, "ciphertext");
  equal((await server.request("GET", path)).status, 401);
  const { status, body } = await server.request("GET", "/_matrix/client/v1/media/config", { token: bob.person.token });
  deepEqual([status, typeof body["m.upload.size"]], [200, "number"]);
});

test("what the client asks for and can do without is refused politely", async () => {
  for (const path of [
    "/_matrix/client/unstable/org.matrix.msc4143/rtc/transports",
    "/_matrix/client/v3/voip/turnServer",
  ]) {
    const { status, body } = await server.request("GET", path, { token: alice.person.token });
    ok(status === 200 || (status === 404 && body.errcode === "M_UNRECOGNIZED"), `${path}: ${status}`);
  }
  const dehydrated = await alice.get("/../unstable/org.matrix.msc3814.v1/dehydrated_device");
  deepEqual([dehydrated.status, dehydrated.body.errcode], [404, "M_NOT_FOUND"]);
});

test("registration asks for its stages by 401 with a session, flows and params", async () => {
  const { status, body } = await server.request("POST", "/_matrix/client/v3/register", { body: {} });
  equal(status, 401);
  deepEqual([typeof body.session, Array.isArray(body.flows), typeof body.params], ["string", true, "object"]);
});

test("what a declared version brought is there", async () => {
  const { versions } = (await alice.get("/../versions")).body;
  const room = await sharedRoom();
  const event = encodeURIComponent(await alice.say(room, "hello"));
  //                      version, what a client asks for when it sees it
  const rows: readonly [string, string][] = [
    ["v1.2", `/../v1/rooms/${room}/hierarchy`],
    ["v1.3", `/../v1/rooms/${room}/relations/${event}/m.thread`],
    ["v1.4", `/../v1/rooms/${room}/threads`],
    ["v1.6", `/../v1/rooms/${room}/timestamp_to_event?ts=0&dir=f`],
    ["v1.10", `/../v1/rooms/${room}/relations/${event}?recurse=true`],
    ["v1.11", "/../v1/media/config"],
    ["v1.15", `/../v1/room_summary/${room}`],
    ["v1.16", `/profile/${encodeURIComponent(alice.person.userId)}`],
    ["v1.19", `/../v1/mutual_rooms?user_id=${encodeURIComponent(bob.person.userId)}`],
  ];
  for (const [version, path] of rows) {
    equal(versions.includes(version), true, version);
    equal((await alice.get(path)).status, 200, `${version}: ${path}`);
  }
  for (const [version, path] of [
    ["v1.13", `/rooms/${room}/report`],
    ["v1.14", `/users/${encodeURIComponent(bob.person.userId)}/report`],
  ] as const) {
    equal(versions.includes(version), true, version);
    equal((await alice.post(path, { reason: "?" })).status, 200, version);
  }
  const lock = await alice.get(`/../v1/admin/lock/${encodeURIComponent(bob.person.userId)}`);
  equal(versions.includes("v1.18"), lock.body.errcode !== "M_UNRECOGNIZED", "v1.18");
});

test("each feature that is declared is there", async () => {
  const { unstable_features: features } = (await alice.get("/../versions")).body;
  const room = await sharedRoom();
  const event = encodeURIComponent(await alice.say(room, "hello"));
  const user = encodeURIComponent(alice.person.userId);
  const name = decodeURIComponent(room);
  const proofs: Readonly<Record<string, () => Promise<unknown>>> = {
    "org.matrix.e2e_cross_signing": async () => (await alice.post("/keys/device_signing/upload", {})).status !== 404,
    "org.matrix.msc2285.stable": async () =>
      (await bob.post(`/rooms/${room}/receipt/m.read.private/${event}`)).status === 200,
    "org.matrix.msc3952_intentional_mentions": async () => {
      const { next_batch: since } = await sync(bob);
      const content = { msgtype: "m.text", body: "you", "m.mentions": { user_ids: [bob.person.userId] } };
      await alice.put(`/rooms/${room}/send/m.room.message/mention`, content);
      return (await sync(bob, `&since=${since}`)).rooms.join[name].unread_notifications.highlight_count === 1;
    },
    "org.matrix.msc3916.stable": async () => (await alice.get("/../v1/media/config")).status === 200,
    "uk.tcpip.msc4133.stable": async () =>
      (await alice.put(`/profile/${user}/io.example.pronouns`, { "io.example.pronouns": ["they"] })).status === 200,
    "org.matrix.simplified_msc3575": async () =>
      (await alice.post("/../unstable/org.matrix.simplified_msc3575/sync", {})).status === 200,
    "org.matrix.msc4222": async () =>
      "state_after" in (await sync(alice, "&use_state_after=true&full_state=true")).rooms.join[name],
    "uk.half-shot.msc2666.query_mutual_rooms": async () =>
      (await alice.get(`/../unstable/uk.half-shot.msc2666/user/mutual_rooms?user_id=${bob.person.userId}`)).status ===
      200,
    "org.matrix.msc3814": async () =>
      (await alice.get("/../unstable/org.matrix.msc3814.v1/dehydrated_device")).body.errcode === "M_NOT_FOUND",
    "org.matrix.msc4140": async () =>
      (await alice.get("/../unstable/org.matrix.msc4140/delayed_events")).status === 200,
    "org.matrix.msc4143": async () =>
      (await alice.get("/../unstable/org.matrix.msc4143/rtc/transports")).status === 200,
  };
  for (const feature of Object.keys(features)) equal(await proofs[feature]?.(), true, feature);
});
