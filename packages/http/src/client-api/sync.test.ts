import { deepEqual, equal } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: Person;
let bob: Person;

beforeEach(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
});
afterEach(() => server.close());

const client = "/_matrix/client/v3";

async function act(person: Person, method: string, path: string, body?: unknown) {
  const response = await server.request(method, `${client}${path}`, {
    token: person.token,
    ...(body !== undefined && { body }),
  });
  equal(response.status, 200, response.text);
  return response.body;
}

async function sync(person: Person, since?: string, query: Readonly<Record<string, string>> = {}) {
  const parameters = new URLSearchParams({ ...(since !== undefined && { since }), ...query });
  return act(person, "GET", `/sync?${parameters}`);
}

async function createRoom(person: Person, body: unknown = {}): Promise<string> {
  return (await act(person, "POST", "/createRoom", body)).room_id;
}

let transaction = 0;
async function say(person: Person, roomId: string, text: string): Promise<string> {
  const path = `/rooms/${encodeURIComponent(roomId)}/send/m.room.message/t${transaction++}`;
  return (await act(person, "PUT", path, { msgtype: "m.text", body: text })).event_id;
}

const bodies = (room: { timeline: { events: { type: string; content: { body: string } }[] } }) =>
  room.timeline.events.filter(({ type }) => type === "m.room.message").map(({ content }) => content.body);

test("a first sync tells of rooms, state, timeline, push rules and keys; the next one of nothing", async () => {
  const roomId = await createRoom(alice, { name: "Engineering" });
  await say(alice, roomId, "one");
  const first = await sync(alice);
  const room = first.rooms.join[roomId];
  deepEqual(bodies(room), ["one"]);
  equal(
    room.timeline.events.every((event: { room_id?: string }) => event.room_id === undefined),
    true,
  );
  deepEqual(first.device_one_time_keys_count, {});
  equal(
    first.account_data.events.some(({ type }: { type: string }) => type === "m.push_rules"),
    true,
  );
  const second = await sync(alice, first.next_batch);
  deepEqual(second.rooms, { join: {}, invite: {}, knock: {}, leave: {} });
  deepEqual(second.account_data.events, []);
});

test("a limited timeline says so, its gap can be read back, and the state between is told", async () => {
  const roomId = await createRoom(alice);
  const { next_batch: since } = await sync(alice);
  await act(alice, "PUT", `/rooms/${encodeURIComponent(roomId)}/state/m.room.topic/`, { topic: "Plans" });
  for (const text of ["1", "2", "3", "4"]) await say(alice, roomId, text);
  const filter = JSON.stringify({ room: { timeline: { limit: 2 } } });
  const answer = await sync(alice, since, { filter });
  const room = answer.rooms.join[roomId];
  deepEqual(bodies(room), ["3", "4"]);
  equal(room.timeline.limited, true);
  deepEqual(
    room.state.events.map(({ type }: { type: string }) => type),
    ["m.room.topic"],
  );
  const from = encodeURIComponent(room.timeline.prev_batch);
  const page = await act(alice, "GET", `/rooms/${encodeURIComponent(roomId)}/messages?dir=b&limit=2&from=${from}`);
  deepEqual(
    page.chunk.map(({ content }: { content: { body: string } }) => content.body),
    ["2", "1"],
  );
});

test("state_after tells the state behind the timeline, under the name that was asked for", async () => {
  const roomId = await createRoom(alice);
  const { next_batch: since } = await sync(alice);
  await act(alice, "PUT", `/rooms/${encodeURIComponent(roomId)}/state/m.room.topic/`, { topic: "Plans" });
  for (const [parameter, name] of [
    ["use_state_after", "state_after"],
    ["org.matrix.msc4222.use_state_after", "org.matrix.msc4222.state_after"],
  ] as const) {
    const room = (await sync(alice, since, { [parameter]: "true" })).rooms.join[roomId];
    deepEqual(
      room[name].events.map(({ type }: { type: string }) => type),
      ["m.room.topic"],
    );
    equal(room.state, undefined);
  }
});

test("with lazy loading only those who are seen come along", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  for (const name of ["carol", "dave"]) {
    await act(await signUp(server, name), "POST", `/join/${encodeURIComponent(roomId)}`, {});
  }
  await act(bob, "POST", `/join/${encodeURIComponent(roomId)}`, {});
  await say(alice, roomId, "hello");
  const filter = JSON.stringify({ room: { state: { lazy_load_members: true }, timeline: { limit: 1 } } });
  const room = (await sync(bob, undefined, { filter })).rooms.join[roomId];
  const members = room.state.events.filter(({ type }: { type: string }) => type === "m.room.member");
  deepEqual(members.map((event: { state_key: string }) => event.state_key).sort(), [alice.userId, bob.userId]);
  deepEqual([room.summary["m.joined_member_count"], room.summary["m.heroes"].length], [4, 3]);
});

test("with lazy loading who is seen comes along each time, as redundant members are asked for", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  await act(bob, "POST", `/join/${encodeURIComponent(roomId)}`, {});
  const state = { lazy_load_members: true, include_redundant_members: true };
  const filter = JSON.stringify({ room: { state, timeline: { limit: 1 } } });
  let { next_batch: since } = await sync(bob, undefined, { filter });
  for (const text of ["one", "two"]) {
    await say(alice, roomId, text);
    const answer = await sync(bob, since, { filter });
    const seen = answer.rooms.join[roomId].state.events.map((event: { state_key: string }) => event.state_key);
    deepEqual(seen, [alice.userId], text);
    since = answer.next_batch;
  }
});

test("with lazy loading state_after tells of those too whose membership is in the timeline of a new room", async () => {
  const { next_batch: since } = await sync(alice);
  const roomId = await createRoom(alice, { invite: [bob.userId] });
  const filter = JSON.stringify({ room: { state: { lazy_load_members: true } } });
  for (const from of [since, undefined]) {
    const room = (await sync(alice, from, { filter, use_state_after: "true" })).rooms.join[roomId];
    const members = room.state_after.events.filter(({ type }: { type: string }) => type === "m.room.member");
    deepEqual(members.map((event: { state_key: string }) => event.state_key).sort(), [alice.userId, bob.userId]);
  }
});

test("an invitation comes stripped, a join whole, a removal as a leave", async () => {
  const { next_batch: start } = await sync(bob);
  const roomId = await createRoom(alice, { name: "Plans", invite: [bob.userId] });
  const invited = await sync(bob, start);
  const state = invited.rooms.invite[roomId].invite_state.events;
  equal(
    state.some((event: { type: string; content: { name?: string } }) => event.content.name === "Plans"),
    true,
  );
  equal(
    state.at(-1).state_key === bob.userId || state.some((e: { state_key: string }) => e.state_key === bob.userId),
    true,
  );

  await act(bob, "POST", `/join/${encodeURIComponent(roomId)}`, {});
  const joined = await sync(bob, invited.next_batch);
  const types = [...joined.rooms.join[roomId].state.events, ...joined.rooms.join[roomId].timeline.events].map(
    ({ type }) => type,
  );
  equal(types.includes("m.room.create"), true);
  deepEqual(joined.device_lists.changed, [alice.userId]);

  await act(alice, "POST", `/rooms/${encodeURIComponent(roomId)}/kick`, { user_id: bob.userId });
  await say(alice, roomId, "now that he is gone");
  const removed = await sync(bob, joined.next_batch);
  deepEqual(Object.keys(removed.rooms.join), []);
  deepEqual(bodies(removed.rooms.leave[roomId]), []);
  deepEqual(removed.device_lists.left, [alice.userId]);
});

test("a poll waits, and a message wakes it", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  await act(bob, "POST", `/join/${encodeURIComponent(roomId)}`, {});
  const { next_batch: since } = await sync(bob);
  const poll = sync(bob, since, { timeout: "30000" });
  await untilWaiting(1);
  await say(alice, roomId, "wake up");
  const answer = await poll;
  deepEqual(bodies(answer.rooms.join[roomId]), ["wake up"]);
});

test("a poll without news ends with its time", async () => {
  const { next_batch: since } = await sync(bob);
  const poll = sync(bob, since, { timeout: "30000" });
  await untilWaiting(1);
  server.clock.advance(30_000);
  deepEqual((await poll).rooms.join, {});
});

test("unread counts rise with what others say and fall with the receipt", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  await act(bob, "POST", `/join/${encodeURIComponent(roomId)}`, {});
  const { next_batch: since } = await sync(bob);
  await say(alice, roomId, "one");
  const last = await say(alice, roomId, "two");
  const unread = await sync(bob, since);
  deepEqual(unread.rooms.join[roomId].unread_notifications, { notification_count: 2, highlight_count: 0 });
  await act(bob, "POST", `/rooms/${encodeURIComponent(roomId)}/receipt/m.read/${encodeURIComponent(last)}`, {});
  const read = await sync(bob, unread.next_batch);
  deepEqual(read.rooms.join[roomId].unread_notifications, { notification_count: 0, highlight_count: 0 });
  deepEqual(Object.keys(read.rooms.join[roomId].ephemeral.events[0].content), [last]);
});

test("account data comes back in sync, of rooms in their room", async () => {
  const roomId = await createRoom(alice);
  const { next_batch: since } = await sync(alice);
  const user = encodeURIComponent(alice.userId);
  await act(alice, "PUT", `/user/${user}/account_data/io.example.global`, { a: 1, __proto__: { b: 2 } });
  await act(alice, "PUT", `/user/${user}/rooms/${encodeURIComponent(roomId)}/account_data/io.example.room`, { c: 3 });
  await act(alice, "PUT", `/user/${user}/rooms/${encodeURIComponent(roomId)}/tags/m.favourite`, { order: 0.5 });
  const answer = await sync(alice, since);
  deepEqual(answer.account_data.events, [{ type: "io.example.global", content: { a: 1 } }]);
  deepEqual(answer.rooms.join[roomId].account_data.events, [
    { type: "io.example.room", content: { c: 3 } },
    { type: "m.tag", content: { tags: { "m.favourite": { order: 0.5 } } } },
  ]);
});

test("those who are ignored are not heard, and can't invite", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  await act(bob, "POST", `/join/${encodeURIComponent(roomId)}`, {});
  const user = encodeURIComponent(bob.userId);
  await act(bob, "PUT", `/user/${user}/account_data/m.ignored_user_list`, { ignored_users: { [alice.userId]: {} } });
  const { next_batch: since } = await sync(bob);
  await say(alice, roomId, "are you there?");
  await createRoom(alice, { invite: [bob.userId] });
  const answer = await sync(bob, since);
  deepEqual(bodies(answer.rooms.join[roomId] ?? { timeline: { events: [] } }), []);
  deepEqual(answer.rooms.invite, {});
});

test("those who are ignored are not seen to type or to read", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  const carol = await signUp(server, "carol");
  for (const person of [bob, carol]) await act(person, "POST", `/join/${encodeURIComponent(roomId)}`, {});
  const said = await say(bob, roomId, "hello");
  const user = encodeURIComponent(bob.userId);
  await act(bob, "PUT", `/user/${user}/account_data/m.ignored_user_list`, { ignored_users: { [alice.userId]: {} } });
  const { next_batch: since } = await sync(bob);
  for (const person of [alice, carol]) {
    const name = encodeURIComponent(person.userId);
    await act(person, "PUT", `/rooms/${encodeURIComponent(roomId)}/typing/${name}`, { typing: true, timeout: 30_000 });
    await act(person, "POST", `/rooms/${encodeURIComponent(roomId)}/receipt/m.read/${encodeURIComponent(said)}`, {});
  }
  for (const [name, from] of [
    ["further", since],
    ["from the beginning", undefined],
  ] as const) {
    const answer = await sync(bob, from);
    const told: { type: string; content: Record<string, unknown> }[] = answer.rooms.join[roomId].ephemeral.events;
    const text = JSON.stringify(told);
    deepEqual(
      [text.includes(alice.userId), told.map(({ type }) => type).sort()],
      [false, ["m.receipt", "m.typing"]],
      name,
    );
    equal(
      told.every(({ content }) => JSON.stringify(content).includes(carol.userId)),
      true,
      name,
    );
  }
});

test("to-device messages stay until their token comes back", async () => {
  const { next_batch: since } = await sync(bob);
  await act(alice, "PUT", "/sendToDevice/io.example.ping/1", { messages: { [bob.userId]: { "*": { n: 1 } } } });
  const first = await sync(bob, since);
  deepEqual(first.to_device.events, [{ type: "io.example.ping", sender: alice.userId, content: { n: 1 } }]);
  const repeated = await sync(bob, since);
  deepEqual(repeated.to_device.events, first.to_device.events);
  const acknowledged = await sync(bob, first.next_batch);
  deepEqual(acknowledged.to_device.events, []);
  deepEqual((await sync(bob, since)).to_device.events, []);
});

test("who is typing is told, and that they stopped", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  await act(bob, "POST", `/join/${encodeURIComponent(roomId)}`, {});
  const { next_batch: since } = await sync(bob);
  const path = `/rooms/${encodeURIComponent(roomId)}/typing/${encodeURIComponent(alice.userId)}`;
  await act(alice, "PUT", path, { typing: true, timeout: 30_000 });
  const typing = await sync(bob, since);
  deepEqual(typing.rooms.join[roomId].ephemeral.events, [{ type: "m.typing", content: { user_ids: [alice.userId] } }]);
  await act(alice, "PUT", path, { typing: false });
  const stopped = await sync(bob, typing.next_batch);
  deepEqual(stopped.rooms.join[roomId].ephemeral.events, [{ type: "m.typing", content: { user_ids: [] } }]);
});

test("what sync refuses", async () => {
  const rows: readonly [string, string, number, string][] = [
    ["a token that was never given out", "since=s1_2_3", 400, "M_INVALID_PARAM"],
    ["a filter that nobody defined", "filter=77", 400, "M_INVALID_PARAM"],
    ["a filter that is no JSON", "filter=%7B", 400, "M_INVALID_PARAM"],
    [
      "a filter of the wrong shape",
      `filter=${encodeURIComponent('{"room":{"timeline":{"limit":"many"}}}')}`,
      400,
      "M_INVALID_PARAM",
    ],
    ["a time that is none", "timeout=soon", 400, "M_INVALID_PARAM"],
  ];
  for (const [name, query, status, errcode] of rows) {
    const response = await server.request("GET", `${client}/sync?${query}`, { token: alice.token });
    deepEqual([response.status, response.body.errcode], [status, errcode], name);
  }
});

/** Lets the event loop turn until that many polls wait. */
async function untilWaiting(count: number): Promise<void> {
  while (server.parts.notifier.waiting < count) await new Promise((resolve) => setImmediate(resolve));
}
