import { deepEqual, equal, notEqual } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { bodiesOf, listOf, slidingSync, slidingSyncPath } from "@conclave/testing/sliding-sync";
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

async function act(person: Person, method: string, to: string, body?: unknown) {
  const response = await server.request(method, `${client}${to}`, {
    token: person.token,
    ...(body !== undefined && { body }),
  });
  equal(response.status, 200, response.text);
  return response.body;
}

async function createRoom(person: Person, body: unknown = {}): Promise<string> {
  return (await act(person, "POST", "/createRoom", body)).room_id;
}

let transaction = 0;
async function say(person: Person, roomId: string, text: string): Promise<string> {
  const to = `/rooms/${encodeURIComponent(roomId)}/send/m.room.message/t${transaction++}`;
  return (await act(person, "PUT", to, { msgtype: "m.text", body: text })).event_id;
}

const join = (person: Person, roomId: string) => act(person, "POST", `/join/${encodeURIComponent(roomId)}`, {});

const sliding = (person: Person, body: unknown, pos?: string, timeout = 0) =>
  slidingSync(server, person, body, pos, timeout);
const types = (room: { required_state: { type: string }[] }) => room.required_state.map(({ type }) => type).sort();

test("versions tell of it", async () => {
  const { body } = await server.request("GET", "/_matrix/client/versions");
  equal(body.unstable_features["org.matrix.simplified_msc3575"], true);
});

test("a list shows the busiest rooms, counts all, and grows by those that were not sent", async () => {
  const rooms: string[] = [];
  for (const name of ["one", "two", "three"]) rooms.push(await createRoom(alice, { name }));
  await say(alice, rooms[0] ?? "", "busy");
  const first = await sliding(alice, listOf([0, 1]));
  deepEqual(first.lists, { all: { count: 3 } });
  deepEqual(Object.keys(first.rooms), [rooms[0], rooms[2]]);
  const room = first.rooms[rooms[0] ?? ""];
  deepEqual([room.initial, room.name, room.joined_count, room.limited, room.num_live], [true, "one", 1, true, 0]);
  deepEqual(bodiesOf(room), ["busy"]);
  const second = await sliding(alice, listOf([0, 9]), first.pos);
  deepEqual(Object.keys(second.rooms), [rooms[1]]);
  const third = await sliding(alice, listOf([0, 9]), second.pos);
  deepEqual([third.rooms, third.lists], [{}, { all: { count: 3 } }]);
});

test("a room that was out of sight comes back with what it missed", async () => {
  const quiet = await createRoom(alice, { name: "quiet" });
  const other = await createRoom(alice, { name: "other" });
  let answer = await sliding(alice, listOf([0, 9], { timeline_limit: 5 }));
  await say(alice, quiet, "1");
  await say(alice, other, "busy");
  answer = await sliding(alice, listOf([0, 0], { timeline_limit: 5 }), answer.pos);
  deepEqual(Object.keys(answer.rooms), [other]);
  await say(alice, quiet, "2");
  answer = await sliding(alice, listOf([0, 0], { timeline_limit: 5 }), answer.pos);
  deepEqual(bodiesOf(answer.rooms[quiet]), ["1", "2"]);
  deepEqual([answer.rooms[quiet].initial, answer.rooms[quiet].num_live], [undefined, 1]);
});

test("state is what was asked for, changes of it, and what is asked for anew", async () => {
  const roomId = await createRoom(alice, { name: "Plans", topic: "all", preset: "public_chat" });
  await join(bob, roomId);
  await say(alice, roomId, "hello");
  const config = {
    timeline_limit: 1,
    required_state: [
      ["m.room.create", ""],
      ["m.room.member", "$ME"],
      ["m.room.member", "$LAZY"],
    ],
  };
  const first = await sliding(bob, { room_subscriptions: { [roomId]: config } });
  deepEqual(types(first.rooms[roomId]), ["m.room.create", "m.room.member", "m.room.member"]);
  await say(alice, roomId, "again");
  const second = await sliding(bob, { room_subscriptions: { [roomId]: config } }, first.pos);
  deepEqual([bodiesOf(second.rooms[roomId]), types(second.rooms[roomId])], [["again"], []]);
  deepEqual([second.rooms[roomId].name, second.rooms[roomId].initial], [undefined, undefined]);

  const more = { ...config, required_state: [...config.required_state, ["m.room.topic", ""]] };
  const third = await sliding(bob, { room_subscriptions: { [roomId]: more } }, second.pos);
  deepEqual([bodiesOf(third.rooms[roomId]), types(third.rooms[roomId])], [[], ["m.room.topic"]]);
  await act(alice, "PUT", `/rooms/${encodeURIComponent(roomId)}/state/m.room.name/`, { name: "Deeds" });
  const fourth = await sliding(bob, { room_subscriptions: { [roomId]: more } }, third.pos);
  deepEqual([fourth.rooms[roomId].name, types(fourth.rooms[roomId])], ["Deeds", []]);
});

test("everything but members comes with a wildcard beside lazy members", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  await join(bob, roomId);
  await say(alice, roomId, "hello");
  const required_state = [
    ["*", "*"],
    ["m.room.member", "$LAZY"],
  ];
  const { rooms } = await sliding(bob, listOf([0, 9], { required_state }));
  const members = rooms[roomId].required_state.filter(({ type }: { type: string }) => type === "m.room.member");
  deepEqual(
    members.map((event: { state_key: string }) => event.state_key),
    [alice.userId],
  );
  equal(types(rooms[roomId]).includes("m.room.power_levels"), true);
});

test("a longer timeline is given at once, and says that it is no continuation", async () => {
  const roomId = await createRoom(alice);
  for (const text of ["1", "2", "3"]) await say(alice, roomId, text);
  const first = await sliding(alice, listOf([0, 9]));
  deepEqual(bodiesOf(first.rooms[roomId]), ["3"]);
  const body = { ...listOf([0, 9]), room_subscriptions: { [roomId]: { timeline_limit: 3, required_state: [] } } };
  const second = await sliding(alice, body, first.pos, 30_000);
  const room = second.rooms[roomId];
  deepEqual(bodiesOf(room), ["1", "2", "3"]);
  deepEqual([room.unstable_expanded_timeline, room.limited, room.num_live], [true, true, 0]);
  const third = await sliding(alice, body, second.pos);
  deepEqual(third.rooms, {});
});

test("an answer that was lost is given again; a place that is not known is refused", async () => {
  const roomId = await createRoom(alice);
  const first = await sliding(alice, listOf([0, 9]));
  await say(alice, roomId, "hello");
  const lost = await sliding(alice, listOf([0, 9]), first.pos);
  const again = await sliding(alice, listOf([0, 9]), first.pos);
  deepEqual([bodiesOf(lost.rooms[roomId]), bodiesOf(again.rooms[roomId])], [["hello"], ["hello"]]);
  notEqual(lost.pos, again.pos);
  await sliding(alice, listOf([0, 9]), again.pos);
  for (const [name, person, pos, connection] of [
    ["one from before the last that was used", alice, first.pos, undefined],
    ["another connection's", alice, again.pos, "other"],
    ["another person's", bob, again.pos, undefined],
    ["none of ours", alice, "nonsense", undefined],
  ] as const) {
    const body = { ...listOf([0, 9]), ...(connection !== undefined && { conn_id: connection }) };
    const response = await server.request("POST", `${slidingSyncPath}?pos=${pos}`, { token: person.token, body });
    deepEqual([response.status, response.body.errcode], [400, "M_UNKNOWN_POS"], name);
  }
});

test("invitations come stripped, then joined anew, then left", async () => {
  let answer = await sliding(bob, listOf([0, 9]));
  const roomId = await createRoom(alice, { name: "Plans", invite: [bob.userId], is_direct: true });
  answer = await sliding(bob, listOf([0, 9]), answer.pos);
  const invited = answer.rooms[roomId];
  equal(
    invited.invite_state.some((event: { content: { name?: string } }) => event.content.name === "Plans"),
    true,
  );
  deepEqual([invited.timeline, invited.joined_count, answer.lists.all.count], [undefined, undefined, 1]);
  await join(bob, roomId);
  answer = await sliding(bob, listOf([0, 9]), answer.pos);
  deepEqual([answer.rooms[roomId].initial, answer.rooms[roomId].name], [true, "Plans"]);
  await act(alice, "POST", `/rooms/${encodeURIComponent(roomId)}/kick`, { user_id: bob.userId });
  await say(alice, roomId, "now that he is gone");
  answer = await sliding(bob, listOf([0, 9]), answer.pos);
  const left = answer.rooms[roomId];
  deepEqual([left.membership, bodiesOf(left), left.joined_count], ["leave", [], undefined]);
  deepEqual(left.required_state[0].content.membership, "leave");
  deepEqual((await sliding(bob, listOf([0, 9]), answer.pos)).rooms, {});
});

test("a declined invitation is told, and one by somebody who is ignored isn't", async () => {
  let answer = await sliding(bob, listOf([0, 9]));
  const roomId = await createRoom(alice, { invite: [bob.userId] });
  answer = await sliding(bob, listOf([0, 9]), answer.pos);
  await act(bob, "POST", `/rooms/${encodeURIComponent(roomId)}/leave`, {});
  answer = await sliding(bob, listOf([0, 9]), answer.pos);
  deepEqual([answer.rooms[roomId].membership, answer.rooms[roomId].timeline], ["leave", []]);
  const user = encodeURIComponent(bob.userId);
  await act(bob, "PUT", `/user/${user}/account_data/m.ignored_user_list`, { ignored_users: { [alice.userId]: {} } });
  await createRoom(alice, { invite: [bob.userId] });
  deepEqual((await sliding(bob, listOf([0, 9]), answer.pos)).rooms, {});
});

test("a room that was left and forgotten is told once as left, and never again", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  await join(bob, roomId);
  const body = { ...listOf([0, 9]), extensions: { e2ee: { enabled: true } } };
  const onlyKeys = { conn_id: "keys", extensions: { e2ee: { enabled: true } } };
  const [first, keys] = [await sliding(bob, body), await sliding(bob, onlyKeys)];
  await act(bob, "POST", `/rooms/${encodeURIComponent(roomId)}/leave`, {});
  await act(bob, "POST", `/rooms/${encodeURIComponent(roomId)}/forget`, {});
  const told = await sliding(bob, body, first.pos);
  const { membership, required_state: state, timeline } = told.rooms[roomId];
  deepEqual([membership, state.length, state[0].content.membership, timeline], ["leave", 1, "leave", []]);
  const lists = { changed: [], left: [alice.userId] };
  deepEqual(told.extensions.e2ee.device_lists, lists);
  deepEqual((await sliding(bob, onlyKeys, keys.pos)).extensions.e2ee.device_lists, lists);
  const after = await sliding(bob, body, told.pos);
  deepEqual([after.rooms, after.lists], [{}, { all: { count: 0 } }]);
  await act(alice, "POST", `/rooms/${encodeURIComponent(roomId)}/ban`, { user_id: bob.userId });
  deepEqual((await sliding(bob, body, after.pos)).rooms, {}, "nor of a ban behind it");
  deepEqual((await sliding(bob, body)).rooms, {}, "and a new connection never hears of it");
});

test("which rooms filters let through", async () => {
  const user = encodeURIComponent(alice.userId);
  const child = await createRoom(alice);
  const space = await createRoom(alice, { creation_content: { type: "m.space" } });
  await act(alice, "PUT", `/rooms/${encodeURIComponent(space)}/state/m.space.child/${encodeURIComponent(child)}`, {
    via: ["conclave.test"],
  });
  const direct = await createRoom(alice);
  await act(alice, "PUT", `/user/${user}/account_data/m.direct`, { [bob.userId]: [direct] });
  const tagged = await createRoom(alice);
  await act(alice, "PUT", `/user/${user}/rooms/${encodeURIComponent(tagged)}/tags/m.favourite`, {});
  const encrypted = await createRoom(alice, {
    initial_state: [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }],
  });
  const invited = await createRoom(bob, { name: "Tea party", invite: [alice.userId] });
  // She is told of the name as it was when she was invited.
  await act(bob, "PUT", `/rooms/${encodeURIComponent(invited)}/state/m.room.name/`, { name: "Coffee" });
  await act(alice, "PUT", `/rooms/${encodeURIComponent(tagged)}/state/m.room.name/`, { name: "Green TEA" });
  const all = [child, space, direct, tagged, encrypted, invited];
  const rows: readonly [object, readonly string[]][] = [
    [{}, all],
    [{ is_dm: true }, [direct]],
    [{ is_dm: false }, all.filter((room) => room !== direct)],
    [{ is_encrypted: true }, [encrypted]],
    [{ is_encrypted: false }, all.filter((room) => room !== encrypted)],
    [{ is_invite: true }, [invited]],
    [{ is_invite: false }, all.filter((room) => room !== invited)],
    [{ room_types: ["m.space"] }, [space]],
    [{ room_types: [null], is_invite: false }, [child, direct, tagged, encrypted]],
    [{ not_room_types: ["m.space"] }, all.filter((room) => room !== space)],
    [{ room_types: ["m.space"], not_room_types: ["m.space"] }, []],
    [{ spaces: [space] }, [child]],
    [{ room_name_like: "tea" }, [tagged, invited]],
    [{ room_name_like: "TEA p" }, [invited]],
    [{ room_name_like: "coffee" }, []],
    [{ room_name_like: "tea", is_invite: false }, [tagged]],
    [{ spaces: ["!unknown"] }, []],
    [{ tags: ["m.favourite"] }, [tagged]],
    [{ not_tags: ["m.favourite"] }, all.filter((room) => room !== tagged)],
  ];
  for (const [filters, expected] of rows) {
    const answer = await sliding(alice, listOf([0, 99], { filters }));
    deepEqual(Object.keys(answer.rooms).sort(), [...expected].sort(), JSON.stringify(filters));
    deepEqual(answer.lists.all.count, expected.length);
  }
});

test("unread counts fall with the reader's own receipt, and other people's move nothing", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  await join(bob, roomId);
  const said = await say(alice, roomId, "one");
  let answer = await sliding(bob, listOf([0, 9]));
  equal(answer.rooms[roomId].notification_count, 1);
  await act(alice, "POST", `/rooms/${encodeURIComponent(roomId)}/receipt/m.read/${encodeURIComponent(said)}`, {});
  answer = await sliding(bob, listOf([0, 9]), answer.pos);
  deepEqual(answer.rooms, {});
  await act(bob, "POST", `/rooms/${encodeURIComponent(roomId)}/receipt/m.read/${encodeURIComponent(said)}`, {});
  answer = await sliding(bob, listOf([0, 9]), answer.pos);
  equal(answer.rooms[roomId].notification_count, 0);
});

test("a direct chat says so when it becomes one", async () => {
  const roomId = await createRoom(alice);
  let answer = await sliding(alice, listOf([0, 9]));
  equal(answer.rooms[roomId].is_dm, undefined);
  const user = encodeURIComponent(alice.userId);
  await act(alice, "PUT", `/user/${user}/account_data/m.direct`, { [bob.userId]: [roomId] });
  answer = await sliding(alice, listOf([0, 9]), answer.pos);
  equal(answer.rooms[roomId].is_dm, true);
});

test("somebody else's room can't be subscribed to", async () => {
  const roomId = await createRoom(alice, { preset: "public_chat" });
  const body = { room_subscriptions: { [roomId]: { timeline_limit: 5, required_state: [["*", "*"]] } } };
  deepEqual((await sliding(bob, body)).rooms, {});
});

test("the merged form says the same in its own words", async () => {
  const roomId = await createRoom(alice, { name: "Plans", preset: "public_chat" });
  const invited = await createRoom(alice, { invite: [bob.userId] });
  await join(bob, roomId);
  await say(alice, roomId, "hello");
  const ask = async (body: object) => {
    const response = await server.request("POST", "/_matrix/client/v4/sync", { token: bob.token, body });
    equal(response.status, 200, response.text);
    return response.body;
  };
  const list = {
    timeline_limit: 1,
    required_state: { include: [{}], exclude: [{ type: "m.room.create" }], lazy_members: true },
  };
  const first = await ask({ lists: { all: { ...list, range: [0, 9] } } });
  const room = first.rooms[roomId];
  deepEqual([room.lists, room.membership, room.name, room.notification_count], [["all"], "join", "Plans", undefined]);
  equal(types(room).includes("m.room.create"), false);
  equal(first.rooms[invited].stripped_state.length > 0, true);
  const wider = { lists: { all: list }, room_subscriptions: { [roomId]: { ...list, timeline_limit: 2 } } };
  const second = await ask({ pos: first.pos, ...wider });
  equal(second.rooms[roomId].expanded_timeline, true);
  const from = encodeURIComponent(second.pos);
  const page = await act(bob, "GET", `/rooms/${encodeURIComponent(roomId)}/messages?dir=b&limit=1&from=${from}`);
  equal(page.chunk[0].content.body, "hello");
});

test("what sliding sync refuses", async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`!${index}`, { timeline_limit: 1 }]));
  const wide = (name: string) => ({
    timeline_limit: 1,
    required_state: Array.from({ length: 500 }, (_, index) => [`io.example.${name}.${index}`, ""]),
  });
  const much = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, wide(name)]));
  const rows: readonly [string, unknown][] = [
    ["more state than anybody needs", { lists: much }],
    ["too many subscriptions", { room_subscriptions: many }],
    ["a range that is none", listOf([-1, 3])],
    ["a to-device token of somebody else", { extensions: { to_device: { enabled: true, since: "s1" } } }],
    ["state of the wrong shape", listOf([0, 1], { required_state: [["m.room.name"]] })],
  ];
  for (const [name, body] of rows) {
    const response = await server.request("POST", slidingSyncPath, { token: alice.token, body });
    equal(response.status, 400, name);
  }
});
