import { deepEqual, equal } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { bodiesOf, listOf, slidingSync } from "@conclave/testing/sliding-sync";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;

beforeEach(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = await newPerson("alice");
  bob = await newPerson("bob");
});
afterEach(() => server.close());

const newPerson = async (name: string) => matrixClient(server, await signUp(server, name));
const sliding = ({ person }: MatrixClient, body: unknown, pos?: string, timeout = 0) =>
  slidingSync(server, person, body, pos, timeout);

test("those who are ignored are not seen to type or to read", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const roomId = decodeURIComponent(room);
  const carol = await newPerson("carol");
  for (const each of [bob, carol]) await each.post(`/join/${room}`);
  const said = await bob.say(room, "hello");
  const user = encodeURIComponent(bob.person.userId);
  await bob.put(`/user/${user}/account_data/m.ignored_user_list`, { ignored_users: { [alice.person.userId]: {} } });
  const extensions = { typing: { enabled: true }, receipts: { enabled: true } };
  const { pos } = await sliding(bob, { ...listOf([0, 9]), extensions });
  for (const each of [alice, carol]) {
    const to = `/rooms/${room}`;
    await each.put(`${to}/typing/${encodeURIComponent(each.person.userId)}`, { typing: true, timeout: 30_000 });
    await each.post(`${to}/receipt/m.read/${encodeURIComponent(said)}`, {});
  }
  for (const from of [pos, undefined]) {
    const { typing, receipts } = (await sliding(bob, { ...listOf([0, 9]), extensions }, from)).extensions;
    deepEqual(typing.rooms[roomId].content.user_ids, [carol.person.userId]);
    deepEqual(Object.keys(receipts.rooms[roomId].content[said]["m.read"]), [carol.person.userId]);
  }
});

test("extensions tell of keys, messages, account data, receipts and typing", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const roomId = decodeURIComponent(room);
  await bob.post(`/join/${room}`);
  const said = await alice.say(room, "hello");
  await alice.post(`/rooms/${room}/receipt/m.read/${encodeURIComponent(said)}`, {});
  const on = { enabled: true };
  const extensions = { e2ee: on, to_device: on, account_data: on, receipts: on, typing: on };
  const body = { ...listOf([0, 9]), extensions };
  const first = await sliding(bob, body);
  deepEqual(first.extensions.e2ee, { device_one_time_keys_count: {}, device_unused_fallback_key_types: [] });
  deepEqual(
    first.extensions.account_data.global.map(({ type }: { type: string }) => type),
    ["m.push_rules"],
  );
  deepEqual(Object.keys(first.extensions.receipts.rooms[roomId].content), [said]);
  deepEqual([first.extensions.typing, first.extensions.to_device.events], [{ rooms: {} }, []]);

  await alice.put(`/rooms/${room}/typing/${encodeURIComponent(alice.person.userId)}`, {
    typing: true,
    timeout: 10_000,
  });
  await alice.put("/sendToDevice/io.example.ping/1", { messages: { [bob.person.userId]: { "*": { n: 1 } } } });
  await bob.put(`/user/${encodeURIComponent(bob.person.userId)}/rooms/${room}/tags/u.work`, {});
  await (await newPerson("carol")).post(`/join/${room}`);
  const second = await sliding(bob, body, first.pos);
  equal(second.extensions.e2ee.device_lists.changed.length, 1);
  deepEqual(second.extensions.typing.rooms[roomId].content, { user_ids: [alice.person.userId] });
  deepEqual(second.extensions.account_data.rooms[roomId], [{ type: "m.tag", content: { tags: { "u.work": {} } } }]);
  deepEqual(second.extensions.to_device.events, [
    { type: "io.example.ping", sender: alice.person.userId, content: { n: 1 } },
  ]);
  const since = second.extensions.to_device.next_batch;
  const next = { ...body, extensions: { ...extensions, to_device: { enabled: true, since } } };
  const third = await sliding(bob, next, second.pos);
  deepEqual(third.extensions.to_device.events, []);
  // Acknowledged, they are gone for whoever begins anew as well.
  deepEqual((await sliding(bob, body)).extensions.to_device.events, []);
});

test("a poll waits, and what happens in any room wakes it; a claim of keys does too", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const roomId = decodeURIComponent(room);
  await bob.post(`/join/${room}`);
  const body = { ...listOf([0, 9]), extensions: { e2ee: { enabled: true } } };
  const first = await sliding(bob, body);
  const poll = sliding(bob, body, first.pos, 30_000);
  await untilWaiting(1);
  await alice.say(room, "wake up");
  const second = await poll;
  deepEqual(bodiesOf(second.rooms[roomId]), ["wake up"]);

  await bob.post("/keys/upload", { one_time_keys: { "curve25519:a": "1" } });
  const third = await sliding(bob, body, second.pos);
  deepEqual(third.extensions.e2ee.device_one_time_keys_count, { curve25519: 1 });
  const claimed = sliding(bob, body, third.pos, 30_000);
  await untilWaiting(1);
  await alice.post("/keys/claim", { one_time_keys: { [bob.person.userId]: { [bob.person.deviceId]: "curve25519" } } });
  deepEqual((await claimed).extensions.e2ee.device_one_time_keys_count, {});
});

test("a poll without news ends with its time", async () => {
  const first = await sliding(bob, listOf([0, 9]));
  const poll = sliding(bob, listOf([0, 9]), first.pos, 30_000);
  await untilWaiting(1);
  server.clock.advance(30_000);
  deepEqual((await poll).rooms, {});
});

/** Lets the event loop turn until that many polls wait. */
async function untilWaiting(count: number): Promise<void> {
  while (server.parts.notifier.waiting < count) await new Promise((resolve) => setImmediate(resolve));
}

test("extensions that this server doesn't have are passed over, and nothing says that it has them", async () => {
  await alice.createRoom();
  const extensions = {
    "io.element.msc4308.thread_subscriptions": { enabled: true, limit: 10 },
    thread_subscriptions: { enabled: true, limit: 10 },
    threads: { enabled: true, include_roots: true },
    profiles: { enabled: true },
    typing: { enabled: true },
  };
  const answer = await sliding(alice, { ...listOf([0, 9]), extensions });
  deepEqual([Object.keys(answer.rooms).length, answer.extensions], [1, { typing: { rooms: {} } }]);
  const { body } = await server.request("GET", "/_matrix/client/versions");
  equal(body.unstable_features["org.matrix.msc4306"], undefined);
});
