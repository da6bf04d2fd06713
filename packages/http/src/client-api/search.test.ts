import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

interface Answer {
  readonly count: number;
  readonly highlights: readonly string[];
  readonly results: readonly {
    readonly rank: number;
    readonly result: {
      readonly event_id: string;
      readonly room_id: string;
      readonly content: { readonly body?: string };
    };
    // biome-ignore lint/suspicious/noExplicitAny: asserted on, never relied on
    readonly context?: any;
  }[];
  readonly next_batch?: string;
  // biome-ignore lint/suspicious/noExplicitAny: asserted on, never relied on
  readonly groups?: any;
  // biome-ignore lint/suspicious/noExplicitAny: asserted on, never relied on
  readonly state?: any;
}

function request(client: MatrixClient, wish: Record<string, unknown>, from?: string): Promise<TestResponse> {
  const query = from === undefined ? "" : `?next_batch=${encodeURIComponent(from)}`;
  return client.post(`/search${query}`, { search_categories: { room_events: wish } });
}

async function search(
  client: MatrixClient,
  term: string,
  wish: Record<string, unknown> = {},
  from?: string,
): Promise<Answer> {
  const response = await request(client, { search_term: term, ...wish }, from);
  equal(response.status, 200, response.text);
  return response.body.search_categories.room_events;
}

const bodiesOf = (answer: Answer) => answer.results.map(({ result }) => result.content.body);
const recent = { order_by: "recent" };

test("messages are found by words and by parts of Chinese ones", async (t) => {
  const room = await alice.createRoom();
  for (const text of ["The quick brown fox", "明天下午三点开会", "a quick lunch", "Fox!"]) await alice.say(room, text);
  // biome-ignore format: a table
  const rows = [
    ["quick",         ["a quick lunch", "The quick brown fox"]],
    ["FOX",           ["Fox!", "The quick brown fox"]],
    ["brown quick",   ["The quick brown fox"]],
    ["quic",          []],
    ["quick dinner",  []],
    ["开会",          ["明天下午三点开会"]],
    ["下午三点",      ["明天下午三点开会"]],
    ["会",            ["明天下午三点开会"]],
    ["会开",          []],
    ["!!",            []],
    ["",              []],
  ] as const;
  for (const [term, bodies] of rows) {
    await t.test(term, async () => {
      const answer = await search(alice, term, recent);
      deepEqual([bodiesOf(answer), answer.count], [bodies, bodies.length]);
    });
  }
  await t.test("the best answer first", async () => {
    deepEqual(bodiesOf(await search(alice, "fox")), ["Fox!", "The quick brown fox"]);
  });
  await t.test("with the words to be highlighted", async () => {
    deepEqual((await search(alice, "Quick 开会")).highlights, ["quick", "开会"]);
  });
});

test("nothing is found but what the searcher may see, and wants to", async () => {
  const room = await alice.createRoom({
    preset: "public_chat",
    initial_state: [{ type: "m.room.history_visibility", content: { history_visibility: "joined" } }],
  });
  const found = async (client: MatrixClient) => bodiesOf(await search(client, "zebra", recent));
  await alice.say(room, "zebra before");
  deepEqual(await found(bob), []);
  equal((await bob.post(`/join/${room}`)).status, 200);
  await alice.say(room, "zebra during");
  await bob.say(room, "my zebra");
  deepEqual(await found(bob), ["my zebra", "zebra during"]);
  const ignored = `/user/${bob.person.userId}/account_data/m.ignored_user_list`;
  equal((await bob.put(ignored, { ignored_users: { [alice.person.userId]: {} } })).status, 200);
  deepEqual(await found(bob), ["my zebra"]);
  equal((await bob.put(ignored, { ignored_users: {} })).status, 200);
  equal((await bob.post(`/rooms/${room}/leave`)).status, 200);
  await alice.say(room, "zebra after");
  deepEqual(await found(bob), ["my zebra", "zebra during"]);
  equal((await bob.post(`/rooms/${room}/forget`)).status, 200);
  deepEqual(await found(bob), []);
  deepEqual(await found(alice), ["zebra after", "my zebra", "zebra during", "zebra before"]);
});

test("what is redacted or was said in an encrypted room isn't found", async () => {
  const room = await alice.createRoom();
  const eventId = await alice.say(room, "walrus");
  equal((await search(alice, "walrus")).count, 1);
  equal((await alice.put(`/rooms/${room}/redact/${encodeURIComponent(eventId)}/one`, {})).status, 200);
  equal((await search(alice, "walrus")).count, 0);
  const encryption = { algorithm: "m.megolm.v1.aes-sha2" };
  equal((await alice.put(`/rooms/${room}/state/m.room.encryption/`, encryption)).status, 200);
  await alice.say(room, "walrus");
  equal((await search(alice, "walrus")).count, 0);
});

test("names and topics are found by their keys", async () => {
  const room = await alice.createRoom({ name: "Ostrich", topic: "About the ostrich" });
  await alice.say(room, "ostrich");
  const types = async (wish: Record<string, unknown>) =>
    (await search(alice, "ostrich", { ...recent, ...wish })).results.map(({ result }) => Object.keys(result.content));
  equal((await types({})).length, 3);
  deepEqual(await types({ keys: ["content.name"] }), [["name"]]);
  deepEqual((await types({ keys: ["content.topic"] })).length, 1);
  deepEqual(await types({ keys: [] }), []);
  deepEqual((await types({ filter: { types: ["m.room.message"] } })).length, 1);
  deepEqual((await types({ filter: { senders: [bob.person.userId] } })).length, 0);
  deepEqual((await types({ filter: { rooms: [decodeURIComponent(room)] } })).length, 3);
  deepEqual((await types({ filter: { not_rooms: [decodeURIComponent(room)] } })).length, 0);
});

test("a page at a time, by time and by rank, of all and of a group", async (t) => {
  const one = await alice.createRoom();
  const two = await alice.createRoom();
  for (const [room, text] of [
    [one, "lynx 1"],
    [two, "lynx 2"],
    [one, "lynx 3"],
    [two, "lynx 4"],
    [one, "lynx 5"],
  ] as const) {
    await alice.say(room, text);
  }
  const groupings = { group_by: [{ key: "room_id" }, { key: "sender" }] };
  const wish = { ...recent, filter: { limit: 2 }, groupings };
  for (const order of ["recent", "rank"]) {
    await t.test(order, async () => {
      const first = await search(alice, "lynx", { ...wish, order_by: order });
      deepEqual([bodiesOf(first), first.count], [["lynx 5", "lynx 4"], 5]);
      const second = await search(alice, "lynx", { ...wish, order_by: order }, first.next_batch);
      deepEqual(bodiesOf(second), ["lynx 3", "lynx 2"]);
      const third = await search(alice, "lynx", { ...wish, order_by: order }, second.next_batch);
      deepEqual([bodiesOf(third), third.next_batch], [["lynx 1"], undefined]);
      const group = first.groups.room_id[decodeURIComponent(one)];
      deepEqual([group.results, group.order], [[first.results[0]?.result.event_id], 1]);
      equal(first.groups.sender[alice.person.userId].results.length, 2);
      const ofGroup = await search(alice, "lynx", { ...wish, order_by: order }, group.next_batch);
      deepEqual([bodiesOf(ofGroup), ofGroup.next_batch], [["lynx 3", "lynx 1"], undefined]);
    });
  }
  for (const token of ["nonsense", Buffer.from('[1,"room_id"]').toString("base64url"), ""]) {
    const response = await request(alice, { search_term: "lynx" }, token);
    deepEqual([response.status, response.body.errcode], [400, "M_INVALID_PARAM"], token);
  }
});

test("with what surrounds a result, who said it, and the room's state", async () => {
  const room = await alice.createRoom({ name: "Burrow" });
  for (const text of ["one", "two", "badger", "three", "four"]) await alice.say(room, text);
  const answer = await search(alice, "badger", {
    include_state: true,
    event_context: { before_limit: 2, after_limit: 1, include_profile: true },
  });
  const [result] = answer.results;
  const bodies = (events: readonly { content: { body: string } }[]) => events.map(({ content }) => content.body);
  deepEqual([bodies(result?.context.events_before), bodies(result?.context.events_after)], [["two", "one"], ["three"]]);
  deepEqual(Object.keys(result?.context.profile_info), [alice.person.userId]);
  const older = await alice.get(
    `/rooms/${room}/messages?dir=b&limit=1&from=${encodeURIComponent(result?.context.start)}`,
  );
  equal(older.body.chunk[0].type, "m.room.name");
  const state = answer.state[decodeURIComponent(room)];
  equal(
    state.some((event: { type: string }) => event.type === "m.room.create"),
    true,
  );
  equal((await search(alice, "badger", { event_context: {} })).results[0]?.context.events_before.length, 5);
});

test("what isn't asked for isn't answered", async () => {
  deepEqual((await alice.post("/search", { search_categories: {} })).body, { search_categories: {} });
  const unknown = await request(alice, { search_term: "x", order_by: "mood" });
  deepEqual([unknown.status, unknown.body.errcode], [400, "M_BAD_JSON"]);
});
