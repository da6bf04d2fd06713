import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, passwordProof, signIn, signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: Person;
let bob: Person;
let stranger: Person;
let roomId: string;
before(async () => {
  server = await startTestServer();
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
  stranger = await signUp(server, "stranger");
  const room = await call(alice, "POST", "createRoom", { preset: "public_chat" });
  roomId = room.body.room_id;
  await call(bob, "POST", `join/${encodeURIComponent(roomId)}`, {});
});
after(() => server.close());

async function call(person: Person, method: string, path: string, body?: unknown) {
  const request = { token: person.token, ...(body === undefined ? {} : { body }) };
  const response = await server.request(method, `/_matrix/client/v3/${path}`, request);
  equal(response.status, 200, response.text);
  return response;
}

async function sync(person: Person, since?: string, timeout = 0) {
  const query = since === undefined ? "" : `&since=${since}`;
  return (await call(person, "GET", `sync?timeout=${timeout}${query}`)).body;
}

function deviceKeys(person: Person) {
  return {
    user_id: person.userId,
    device_id: person.deviceId,
    algorithms: [],
    keys: { [`ed25519:${person.deviceId}`]: "key" },
    signatures: { [person.userId]: { [`ed25519:${person.deviceId}`]: "signature" } },
  };
}

test("whoever shares a room learns of new, renamed and removed devices, waiting or not; a stranger does not", async () => {
  const phone = await signIn(server, bob.userId);
  const acts: readonly [string, () => Promise<unknown>][] = [
    ["keys are published", () => call(phone, "POST", "keys/upload", { device_keys: deviceKeys(phone) })],
    ["a device is renamed", () => call(phone, "PUT", `devices/${phone.deviceId}`, { display_name: "Phone" })],
    ["a device is signed out", () => call(phone, "POST", "logout", {})],
  ];
  for (const [name, act] of acts) {
    const [before, strangers] = [await sync(alice), await sync(stranger)];
    const waiting = sync(alice, before.next_batch, 30_000);
    while (server.parts.notifier.waiting === 0) await new Promise(setImmediate);
    await act();
    deepEqual((await waiting).device_lists, { changed: [bob.userId], left: [] }, name);
    deepEqual((await sync(stranger, strangers.next_batch)).device_lists, { changed: [], left: [] }, name);
    const after = (await sync(alice, before.next_batch)).next_batch;
    const changes = await call(alice, "GET", `keys/changes?from=${before.next_batch}&to=${after}`);
    deepEqual(changes.body, { changed: [bob.userId], left: [] }, name);
    const none = await call(alice, "GET", `keys/changes?from=${after}&to=${after}`);
    deepEqual(none.body, { changed: [], left: [] });
  }
  const found = await call(alice, "POST", "keys/query", { device_keys: { [bob.userId]: [] } });
  deepEqual(found.body.device_keys, { [bob.userId]: {} });
});

test("what belongs to a removed device goes with it", async () => {
  const phone = await signIn(server, bob.userId);
  await call(phone, "POST", "keys/upload", {
    device_keys: deviceKeys(phone),
    one_time_keys: { "curve25519:a": "1" },
    fallback_keys: { "curve25519:f": "2" },
  });
  const body = { auth: passwordProof(bob) };
  equal(
    (await server.request("DELETE", `/_matrix/client/v3/devices/${phone.deviceId}`, { token: bob.token, body })).status,
    200,
  );
  const claim = { one_time_keys: { [bob.userId]: { [phone.deviceId]: "curve25519" } } };
  deepEqual((await call(alice, "POST", "keys/claim", claim)).body.one_time_keys, {});
});

test("a removed device that comes back can't have keys given out again, only new ones", async () => {
  const deviceId = "RETURNING";
  const claim = async () => {
    const body = { one_time_keys: { [bob.userId]: { [deviceId]: "signed_curve25519" } } };
    return (await call(alice, "POST", "keys/claim", body)).body.one_time_keys[bob.userId]?.[deviceId];
  };
  const upload = async (person: Person, key: string) => {
    const signatures = { [bob.userId]: { [`ed25519:${deviceId}`]: "signature" } };
    const one_time_keys = { "signed_curve25519:AAAAAQ": { key, signatures } };
    return (await call(person, "POST", "keys/upload", { one_time_keys })).body.one_time_key_counts;
  };
  const before = await signIn(server, bob.userId, { device_id: deviceId });
  deepEqual(await upload(before, "first"), { signed_curve25519: 1 });
  equal((await claim())["signed_curve25519:AAAAAQ"].key, "first");
  await call(before, "POST", "logout", {});
  const again = await signIn(server, bob.userId, { device_id: deviceId });
  deepEqual([await upload(again, "first"), await claim()], [{}, undefined]);
  deepEqual(await upload(again, "second"), { signed_curve25519: 1 });
  equal((await claim())["signed_curve25519:AAAAAQ"].key, "second");
});

test("an account that is closed leaves no keys, and is no longer listed", async () => {
  const carol = await signUp(server, "carol");
  await call(carol, "POST", `join/${encodeURIComponent(roomId)}`, {});
  await call(carol, "POST", "keys/upload", { device_keys: deviceKeys(carol) });
  const since = (await sync(alice)).next_batch;
  await call(carol, "POST", "account/deactivate", { auth: passwordProof(carol) });
  deepEqual((await sync(alice, since)).device_lists, { changed: [], left: [carol.userId] });
  const found = await call(alice, "POST", "keys/query", { device_keys: { [carol.userId]: [] } });
  deepEqual(found.body.device_keys, { [carol.userId]: {} });
});

test("keys/changes tells what was so between its tokens, whatever came after", async () => {
  const [dora, erik] = [await signUp(server, "dora"), await signUp(server, "erik")];
  const room = (await call(dora, "POST", "createRoom", { preset: "public_chat" })).body.room_id;
  const path = encodeURIComponent(room);
  const tokens: string[] = [(await sync(dora)).next_batch];
  for (const step of ["join", "leave", "join", "leave"]) {
    await call(erik, "POST", step === "join" ? `join/${path}` : `rooms/${path}/leave`, {});
    tokens.push((await sync(dora)).next_batch);
  }
  const between = async (person: Person, from: number, to: number) =>
    (await call(person, "GET", `keys/changes?from=${tokens[from]}&to=${tokens[to]}`)).body;
  for (const [person, other] of [
    [dora, erik],
    [erik, dora],
  ] as const) {
    const [came, went] = [
      { changed: [other.userId], left: [] },
      { changed: [], left: [other.userId] },
    ];
    const nothing = { changed: [], left: [] };
    deepEqual(await between(person, 0, 1), came);
    deepEqual(await between(person, 1, 2), went);
    deepEqual(await between(person, 0, 2), nothing);
    deepEqual(await between(person, 2, 3), came);
    deepEqual(await between(person, 1, 3), nothing, "who was there before and is there again is known");
    deepEqual(await between(person, 1, 4), went);
    deepEqual(await between(person, 3, 1), nothing, "nothing is between tokens the wrong way round");
  }
});

test("who was only invited isn't somebody who left, and who came to a second room isn't new", async () => {
  const [dora, erik] = [await signUp(server, "dora2"), await signUp(server, "erik2")];
  const rooms: string[] = [];
  for (let count = 0; count < 2; count++) {
    rooms.push((await call(dora, "POST", "createRoom", { preset: "public_chat" })).body.room_id);
  }
  let since = (await sync(dora)).next_batch;
  const next = async () => {
    const answer = await sync(dora, since);
    since = answer.next_batch;
    return answer.device_lists;
  };
  await call(dora, "POST", `rooms/${encodeURIComponent(rooms[0] ?? "")}/invite`, { user_id: erik.userId });
  deepEqual(await next(), { changed: [], left: [] });
  await call(erik, "POST", `join/${encodeURIComponent(rooms[0] ?? "")}`, {});
  deepEqual(await next(), { changed: [erik.userId], left: [] });
  await call(erik, "POST", `join/${encodeURIComponent(rooms[1] ?? "")}`, {});
  deepEqual(await next(), { changed: [], left: [] });
  await call(erik, "POST", `rooms/${encodeURIComponent(rooms[0] ?? "")}/leave`, {});
  deepEqual(await next(), { changed: [], left: [] });
  await call(erik, "POST", `rooms/${encodeURIComponent(rooms[1] ?? "")}/leave`, {});
  deepEqual(await next(), { changed: [], left: [erik.userId] });
});

test("a token that this server never gave out is refused", async () => {
  const response = await server.request("GET", "/_matrix/client/v3/keys/changes?from=x&to=y", { token: alice.token });
  deepEqual([response.status, response.body.errcode], [400, "M_INVALID_PARAM"]);
});

test("messages wait in sync until they are acknowledged; counts are in every answer", async () => {
  await call(bob, "POST", "keys/upload", {
    one_time_keys: { "curve25519:a": "1" },
    fallback_keys: { "curve25519:f": "2" },
  });
  const before = await sync(bob);
  deepEqual(before.device_one_time_keys_count.curve25519, 1);
  deepEqual(before.device_unused_fallback_key_types, ["curve25519"]);
  const waiting = sync(bob, before.next_batch, 30_000);
  while (server.parts.notifier.waiting === 0) await new Promise(setImmediate);
  await call(alice, "PUT", "sendToDevice/m.test/1", { messages: { [bob.userId]: { "*": { a: 1 } } } });
  const expected = [{ type: "m.test", sender: alice.userId, content: { a: 1 } }];
  const first = await waiting;
  deepEqual(first.to_device.events, expected);
  deepEqual((await sync(bob, before.next_batch)).to_device.events, expected, "not acknowledged");
  deepEqual((await sync(bob, first.next_batch)).to_device.events, []);
  const claim = { one_time_keys: { [bob.userId]: { [bob.deviceId]: "curve25519" } } };
  for (let round = 0; round < 2; round++) await call(alice, "POST", "keys/claim", claim);
  const last = await sync(bob, first.next_batch);
  deepEqual([last.device_one_time_keys_count.curve25519 ?? 0, last.device_unused_fallback_key_types], [0, []]);
});
