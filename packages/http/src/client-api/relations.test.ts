import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let transactions = 0;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

interface Related {
  readonly rel_type: string;
  readonly event_id: string;
  readonly key?: string;
}

/** Sends an event that relates to another; gives its identifier, or the refusal. */
async function relate(client: MatrixClient, room: string, to: Related, more: object = {}, type = "m.room.message") {
  const content = { msgtype: "m.text", body: "about it", ...more, "m.relates_to": to };
  const response = await client.put(`/rooms/${room}/send/${type}/relate-${++transactions}`, content);
  return { response, id: String(response.body.event_id) };
}

function edit(client: MatrixClient, room: string, eventId: string, body: string) {
  return relate(client, room, { rel_type: "m.replace", event_id: eventId }, { "m.new_content": { body } });
}

function reply(client: MatrixClient, room: string, root: string) {
  return relate(client, room, { rel_type: "m.thread", event_id: root });
}

function react(client: MatrixClient, room: string, eventId: string, key: string) {
  return relate(client, room, { rel_type: "m.annotation", event_id: eventId, key }, {}, "m.reaction");
}

async function sharedRoom(body: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const room = await alice.createRoom({ preset: "public_chat", ...body });
  answers(await bob.post(`/rooms/${room}/join`), 200);
  return room;
}

function relations(client: MatrixClient, room: string, rest: string): Promise<TestResponse> {
  return server.request("GET", `/_matrix/client/v1/rooms/${room}/relations/${rest}`, { token: client.person.token });
}

async function idsOf(client: MatrixClient, room: string, rest: string): Promise<readonly string[]> {
  const response = await relations(client, room, rest);
  equal(response.status, 200, response.text);
  return response.body.chunk.map((event: { event_id: string }) => event.event_id);
}

test("what is said about an event is listed, newest first, by kind and type, in pages", async () => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  const first = await reply(bob, room, root);
  const second = await reply(alice, room, root);
  const smile = await react(bob, room, root, "+");
  deepEqual(await idsOf(alice, room, root), [smile.id, second.id, first.id]);
  deepEqual(await idsOf(alice, room, `${root}?dir=f`), [first.id, second.id, smile.id]);
  deepEqual(await idsOf(alice, room, `${root}/m.thread`), [second.id, first.id]);
  deepEqual(await idsOf(alice, room, `${root}/m.thread/m.reaction`), []);
  deepEqual(await idsOf(alice, room, `${root}/m.annotation/m.reaction`), [smile.id]);

  const page = await relations(alice, room, `${root}?limit=2`);
  equal(page.body.chunk.length, 2);
  deepEqual(await idsOf(alice, room, `${root}?from=${page.body.next_batch}`), [first.id]);
  deepEqual(await idsOf(alice, room, `${root}?to=${page.body.next_batch}`), [smile.id, second.id]);
  const last = await relations(alice, room, `${root}?from=${page.body.next_batch}`);
  deepEqual([last.body.next_batch, last.body.prev_batch], [undefined, page.body.next_batch]);
});

test("recursion follows what is said about what is said", async () => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  const answer = await reply(bob, room, root);
  const better = await edit(bob, room, answer.id, "better");
  const smile = await react(alice, room, better.id, "+");
  const deep = await react(bob, room, smile.id, "?");
  deepEqual(await idsOf(alice, room, root), [answer.id]);
  const { body } = await relations(alice, room, `${root}?recurse=true`);
  equal(body.recursion_depth, 3);
  deepEqual(
    body.chunk.map((event: { event_id: string }) => event.event_id),
    [smile.id, better.id, answer.id],
  );
  equal(body.chunk.includes(deep.id), false);
  deepEqual(await idsOf(alice, room, `${root}/m.annotation?recurse=true`), [smile.id]);
});

test("an edit, a thread and references are bundled wherever the event is read", async (t) => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  await edit(alice, room, root, "first edit");
  server.clock.advance(1);
  const newest = await edit(alice, room, root, "second edit");
  server.clock.advance(1);
  await edit(bob, room, root, "not his to edit");
  const reference = await relate(bob, room, { rel_type: "m.reference", event_id: root }, {}, "org.example.note");
  await reply(alice, room, root);
  const latest = await reply(bob, room, root);
  const corrected = await edit(bob, room, latest.id, "corrected");
  const check = (event: { unsigned: Record<string, never> }, withRoomId: boolean) => {
    const bundle: Record<string, Record<string, never>> = event.unsigned["m.relations"] ?? {};
    deepEqual(Object.keys(bundle).sort(), ["m.reference", "m.replace", "m.thread"]);
    equal(bundle["m.replace"]?.["event_id"], newest.id);
    deepEqual(bundle["m.replace"]?.["content"]?.["m.new_content"], { body: "second edit" });
    equal(bundle["m.replace"]?.["room_id"] !== undefined, withRoomId);
    deepEqual(bundle["m.reference"], { chunk: [{ event_id: reference.id }] });
    const thread = bundle["m.thread"];
    deepEqual([thread?.["count"], thread?.["current_user_participated"]], [2, true]);
    equal(thread?.["latest_event"]?.["event_id"], latest.id);
    equal(thread?.["latest_event"]?.["unsigned"]?.["m.relations"]?.["m.replace"]?.["event_id"], corrected.id);
  };
  const find = (events: readonly { event_id: string; unsigned: Record<string, never> }[]) => {
    const event = events.find((candidate) => candidate.event_id === root);
    if (event === undefined) throw new Error("The event is not there.");
    return event;
  };
  await t.test("event", async () => check((await bob.get(`/rooms/${room}/event/${root}`)).body, true));
  await t.test("messages", async () => {
    check(find((await bob.get(`/rooms/${room}/messages?dir=b&limit=50`)).body.chunk), true);
  });
  await t.test("context", async () => {
    check((await bob.get(`/rooms/${room}/context/${root}`)).body.event, true);
    check(find((await bob.get(`/rooms/${room}/context/${reference.id}`)).body.events_before), true);
  });
  await t.test("sync", async () => {
    const filter = encodeURIComponent(JSON.stringify({ room: { timeline: { limit: 50 } } }));
    const { body } = await bob.get(`/sync?filter=${filter}`);
    check(find(body.rooms.join[decodeURIComponent(room)].timeline.events), false);
  });
});

test("a redaction takes back what was summed up", async () => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  const first = await edit(alice, room, root, "one");
  server.clock.advance(1);
  const second = await edit(alice, room, root, "two");
  const answer = await reply(bob, room, root);
  const bundle = async () => (await bob.get(`/rooms/${room}/event/${root}`)).body.unsigned["m.relations"];
  equal((await bundle())["m.replace"].event_id, second.id);
  await alice.put(`/rooms/${room}/redact/${second.id}/1`, {});
  equal((await bundle())["m.replace"].event_id, first.id);
  await alice.put(`/rooms/${room}/redact/${root}/2`, {});
  deepEqual(Object.keys(await bundle()), ["m.thread"]);
  await bob.put(`/rooms/${room}/redact/${answer.id}/3`, {});
  equal(await bundle(), undefined);
  deepEqual(await idsOf(bob, room, `${root}/m.thread`), []);
});

test("what is refused", async (t) => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  const answer = await reply(bob, room, root);
  const carol = matrixClient(server, await signUp(server, "carol"));
  answers((await react(bob, room, root, "+")).response, 200);
  answers((await react(bob, room, root, "-")).response, 200);
  answers((await react(bob, room, root, "+")).response, 400, "M_DUPLICATE_ANNOTATION");
  answers((await reply(bob, room, answer.id)).response, 400, "M_UNKNOWN");
  answers((await reply(carol, room, answer.id)).response, 403, "M_FORBIDDEN");
  const rows: readonly [string, MatrixClient, string, number, string][] = [
    ["a stranger", carol, root, 404, "M_NOT_FOUND"],
    ["no such event", alice, "$nothing", 404, "M_NOT_FOUND"],
    ["no event", alice, "nothing", 400, "M_INVALID_PARAM"],
    ["a direction that is none", alice, `${root}?dir=up`, 400, "M_INVALID_PARAM"],
    ["a token that is none", alice, `${root}?from=here`, 400, "M_INVALID_PARAM"],
    ["another token that is none", alice, `${root}?to=there`, 400, "M_INVALID_PARAM"],
    ["a limit that is none", alice, `${root}?limit=many`, 400, "M_INVALID_PARAM"],
  ];
  for (const [name, client, rest, status, errcode] of rows) {
    await t.test(name, async () => answers(await relations(client, room, rest), status, errcode));
  }
});

test("nobody is told by a sum what they may not or do not want to see", async () => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  const before = await reply(bob, room, root);
  await bob.post(`/rooms/${room}/leave`);
  const edited = await edit(alice, room, root, "said after he left");
  const later = await reply(alice, room, root);
  const seen = (await bob.get(`/rooms/${room}/event/${root}`)).body.unsigned["m.relations"];
  deepEqual(Object.keys(seen), ["m.thread"]);
  deepEqual([seen["m.thread"].count, seen["m.thread"].latest_event.event_id], [1, before.id]);
  deepEqual(await idsOf(bob, room, root), [before.id]);

  const ignored = { ignored_users: { [bob.person.userId]: {} } };
  await alice.put(`/user/${encodeURIComponent(alice.person.userId)}/account_data/m.ignored_user_list`, ignored);
  const own = (await alice.get(`/rooms/${room}/event/${root}`)).body.unsigned["m.relations"];
  deepEqual([own["m.thread"].count, own["m.thread"].latest_event.event_id], [1, later.id]);
  deepEqual(await idsOf(alice, room, root), [later.id, edited.id]);
  await alice.put(`/user/${encodeURIComponent(alice.person.userId)}/account_data/m.ignored_user_list`, {
    ignored_users: {},
  });
});

test("what is said in another room is not heard", async () => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  const elsewhere = await bob.createRoom();
  const foreign = await reply(bob, elsewhere, root);
  equal(foreign.response.status, 200, foreign.response.text);
  deepEqual(await idsOf(alice, room, root), []);
  equal((await alice.get(`/rooms/${room}/event/${root}`)).body.unsigned["m.relations"], undefined);
});
