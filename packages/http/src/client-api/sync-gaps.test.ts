import { deepEqual, equal } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

// What happened while a client was away, and what its filter keeps from it.

let server: TestServer;
let alice: Person;
let bob: Person;
let roomId: string;
let room: string;

beforeEach(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
  roomId = (await act(alice, "POST", "/createRoom", { preset: "public_chat" })).room_id;
  room = `/rooms/${encodeURIComponent(roomId)}`;
});
afterEach(() => server.close());

async function act(person: Person, method: string, path: string, body?: unknown) {
  const response = await server.request(method, `/_matrix/client/v3${path}`, {
    token: person.token,
    ...(body !== undefined && { body }),
  });
  equal(response.status, 200, response.text);
  return response.body;
}

async function sync(person: Person, since?: string, filter: object = {}, query: Readonly<Record<string, string>> = {}) {
  const parameters = new URLSearchParams({
    filter: JSON.stringify(filter),
    ...(since !== undefined && { since }),
    ...query,
  });
  return act(person, "GET", `/sync?${parameters}`);
}

let transaction = 0;
async function say(person: Person, text: string): Promise<string> {
  const path = `${room}/send/m.room.message/t${transaction++}`;
  return (await act(person, "PUT", path, { msgtype: "m.text", body: text })).event_id;
}

const join = (person: Person) => act(person, "POST", `${room}/join`, {});
const leave = (person: Person) => act(person, "POST", `${room}/leave`, {});
const setTopic = (topic: string) => act(alice, "PUT", `${room}/state/m.room.topic/`, { topic });
const typesOf = (batch: { events: { type: string }[] }) => batch.events.map(({ type }) => type);

test("only the fields that were asked for come along", async () => {
  await say(alice, "hello");
  const answer = await sync(alice, undefined, { event_fields: ["type", "content.body"] });
  const event = answer.rooms.join[roomId].timeline.events.at(-1);
  deepEqual(Object.keys(event).sort(), ["content", "event_id", "origin_server_ts", "sender", "type"]);
  deepEqual(event.content, { body: "hello" });
});

test("events come as they were hashed and signed for who asks so, redacted ones without what was redacted", async () => {
  const secret = await say(alice, "secret");
  await act(alice, "PUT", `${room}/redact/${encodeURIComponent(secret)}/r1`, {});
  const hello = await say(alice, "hello");
  const { state, timeline } = (
    await sync(alice, undefined, { event_format: "federation", room: { timeline: { limit: 3 } } })
  ).rooms.join[roomId];
  const [redacted, , event] = timeline.events;
  deepEqual([event.event_id, event.room_id, event.content.body], [hello, roomId, "hello"]);
  for (const { auth_events, prev_events, depth, hashes, signatures, unsigned } of [...state.events, event]) {
    const types = [auth_events, prev_events].map(Array.isArray);
    deepEqual([types, typeof depth, typeof hashes.sha256], [[true, true], "number", "string"]);
    deepEqual([Object.keys(signatures), typeof unsigned.age], [["conclave.test"], "number"]);
  }
  deepEqual(
    [redacted.event_id, redacted.content, redacted.unsigned.redacted_because.type],
    [secret, {}, "m.room.redaction"],
  );
});

test("state that a filter keeps out of the timeline is told beside it", async () => {
  const filter = { room: { timeline: { types: ["m.room.message"] } } };
  const { next_batch: since } = await sync(alice, undefined, filter);
  await say(alice, "before");
  await setTopic("Plans");
  await say(alice, "after");
  const told = (await sync(alice, since, filter)).rooms.join[roomId];
  deepEqual([typesOf(told.state), typesOf(told.timeline)], [["m.room.topic"], ["m.room.message", "m.room.message"]]);
});

test("a timeline of nothing says that it leaves something out, and the state is whole", async () => {
  const filter = { room: { timeline: { limit: 0 } } };
  const { next_batch: since } = await sync(alice, undefined, filter);
  await setTopic("Plans");
  const told = (await sync(alice, since, filter)).rooms.join[roomId];
  deepEqual([told.timeline.events, told.timeline.limited, typesOf(told.state)], [[], true, ["m.room.topic"]]);
});

test("whoever left and came back in one gap has the state of now", async () => {
  await act(alice, "PUT", `${room}/state/m.room.history_visibility/`, { history_visibility: "joined" });
  await join(bob);
  const { next_batch: since } = await sync(bob);
  await leave(bob);
  await setTopic("While he was away");
  await say(alice, "unseen");
  await join(bob);
  const told = (await sync(bob, since)).rooms.join[roomId];
  deepEqual([typesOf(told.state), typesOf(told.timeline).includes("m.room.message")], [["m.room.topic"], false]);
});

test("a room that was joined and left in one gap is told whole, up to leaving", async () => {
  const { next_batch: since } = await sync(bob);
  await join(bob);
  await say(alice, "hello");
  await leave(bob);
  await say(alice, "gone");
  const { join: joined, leave: left } = (await sync(bob, since, { room: { timeline: { limit: 3 } } })).rooms;
  deepEqual([Object.keys(joined), typesOf(left[roomId].state).includes("m.room.create")], [[], true]);
  deepEqual(typesOf(left[roomId].timeline), ["m.room.member", "m.room.message", "m.room.member"]);
});

test("rooms that were left come with a first sync only if that is asked for", async () => {
  await join(bob);
  await leave(bob);
  deepEqual((await sync(bob)).rooms.leave, {});
  const { leave: left } = (await sync(bob, undefined, { room: { include_leave: true } })).rooms;
  deepEqual(Object.keys(left), [roomId]);
});

test("a room that is new brings its receipts and what one keeps of it, however old", async () => {
  const said = await say(alice, "hello");
  await act(alice, "POST", `${room}/receipt/m.read/${encodeURIComponent(said)}`, {});
  await act(bob, "PUT", `/user/${encodeURIComponent(bob.userId)}${room}/account_data/io.example.note`, { a: 1 });
  const { next_batch: since } = await sync(bob);
  await join(bob);
  const told = (await sync(bob, since)).rooms.join[roomId];
  deepEqual(Object.keys(told.ephemeral.events[0].content), [said]);
  deepEqual(told.account_data.events, [{ type: "io.example.note", content: { a: 1 } }]);
});

test("filters of ephemeral events and account data", async () => {
  await join(bob);
  const { next_batch: since } = await sync(bob);
  const said = await say(alice, "hello");
  await act(bob, "POST", `${room}/receipt/m.read/${encodeURIComponent(said)}`, {});
  const user = `/user/${encodeURIComponent(bob.userId)}`;
  await act(bob, "PUT", `${user}/account_data/io.example.one`, {});
  await act(bob, "PUT", `${user}/account_data/io.example.two`, {});
  await act(bob, "PUT", `${user}${room}/account_data/io.example.one`, {});
  const none = { not_types: ["*"] };
  const filter = { account_data: { types: ["*.two"] }, room: { ephemeral: none, account_data: none } };
  const answer = await sync(bob, since, filter);
  deepEqual(typesOf(answer.account_data), ["io.example.two"]);
  const told = answer.rooms.join[roomId];
  deepEqual([told.ephemeral.events, told.account_data.events], [[], []]);
});

test("one's own reading is told in counts even where receipts are not wanted", async () => {
  await join(bob);
  const said = await say(alice, "hello");
  const filter = { room: { ephemeral: { types: [] } } };
  const { next_batch: since, rooms } = await sync(bob, undefined, filter);
  equal(rooms.join[roomId].unread_notifications.notification_count, 1);
  await act(bob, "POST", `${room}/receipt/m.read/${encodeURIComponent(said)}`, {});
  const told = (await sync(bob, since, filter)).rooms.join[roomId];
  deepEqual([told.unread_notifications.notification_count, told.ephemeral.events], [0, []]);
});

test("a filter of rooms keeps nobody's devices secret", async () => {
  const filter = { room: { rooms: [] } };
  const { next_batch: since } = await sync(alice, undefined, filter);
  await join(bob);
  const answer = await sync(alice, since, filter);
  deepEqual([answer.rooms.join, answer.device_lists.changed], [{}, [bob.userId]]);
});

test("a claim of the last key ends the wait of its device", async () => {
  await act(bob, "POST", "/keys/upload", { one_time_keys: { "curve25519:a": "1" } });
  const { next_batch: since, device_one_time_keys_count: counts } = await sync(bob);
  const poll = sync(bob, since, {}, { timeout: "30000" });
  while (server.parts.notifier.waiting < 1) await new Promise((resolve) => setImmediate(resolve));
  await act(alice, "POST", "/keys/claim", { one_time_keys: { [bob.userId]: { [bob.deviceId]: "curve25519" } } });
  deepEqual([counts, (await poll).device_one_time_keys_count], [{ curve25519: 1 }, {}]);
});

test("a retracted invitation and a declined one are over", async () => {
  for (const end of ["retract", "decline"]) {
    await act(alice, "POST", `${room}/invite`, { user_id: bob.userId });
    const invited = await sync(bob);
    deepEqual(Object.keys(invited.rooms.invite), [roomId], end);
    if (end === "retract") await act(alice, "POST", `${room}/kick`, { user_id: bob.userId });
    else await leave(bob);
    const { invite, leave: left } = (await sync(bob, invited.next_batch)).rooms;
    deepEqual([invite, Object.keys(left)], [{}, [roomId]], end);
    deepEqual(left[roomId].timeline.events.length, 0);
  }
});

test("encrypted events are counted on from the last count, and anew when one is taken back or read", async () => {
  await join(bob);
  let since: string | undefined;
  const sent: string[] = [];
  const secret = async () => {
    const path = `${room}/send/m.room.encrypted/t${transaction++}`;
    sent.push((await act(alice, "PUT", path, { algorithm: "m.megolm.v1.aes-sha2" })).event_id);
  };
  const count = async () => {
    const answer = await sync(bob, since);
    since = answer.next_batch;
    return answer.rooms.join[roomId].unread_notifications.notification_count;
  };
  const counts: number[] = [];
  for (const step of [
    secret,
    secret,
    () => act(alice, "PUT", `${room}/redact/${encodeURIComponent(sent[0] ?? "")}/t${transaction++}`, {}),
    secret,
    () => act(bob, "POST", `${room}/receipt/m.read/${encodeURIComponent(sent[1] ?? "")}`, {}),
    secret,
  ]) {
    await step();
    counts.push(await count());
  }
  deepEqual(counts, [1, 2, 1, 2, 1, 2]);
});

test("more rooms than are read at once come all the same, joined and left", async () => {
  const joined = [roomId];
  for (let index = 0; index < 130; index++) joined.push((await act(alice, "POST", "/createRoom", {})).room_id);
  const answer = await sync(alice);
  deepEqual(Object.keys(answer.rooms.join).sort(), [...joined].sort());
  deepEqual((await sync(alice, answer.next_batch)).rooms.join, {});

  const path = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync";
  const slide = async (query: string) => {
    const body = { lists: { all: { ranges: [[0, 999]], timeline_limit: 1, required_state: [] } } };
    return (await server.request("POST", `${path}?${query}`, { token: alice.token, body })).body;
  };
  const first = await slide("");
  const second = await slide(`timeout=30000&pos=${first.pos}`);
  deepEqual([...Object.keys(first.rooms), ...Object.keys(second.rooms)].sort(), [...joined].sort());

  const left = joined.slice(0, 70);
  for (const one of left) await act(alice, "POST", `/rooms/${encodeURIComponent(one)}/leave`, {});
  deepEqual(Object.keys((await sync(alice, answer.next_batch)).rooms.leave).sort(), [...left].sort());
});
