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

async function reply(client: MatrixClient, room: string, root: string, type = "m.room.message"): Promise<string> {
  const content = { msgtype: "m.text", body: "reply", "m.relates_to": { rel_type: "m.thread", event_id: root } };
  return (await client.put(`/rooms/${room}/send/${type}/reply-${++transactions}`, content)).body.event_id;
}

async function sharedRoom(): Promise<string> {
  const room = await alice.createRoom({ preset: "public_chat" });
  answers(await bob.post(`/rooms/${room}/join`), 200);
  return room;
}

function ask(client: MatrixClient, path: string): Promise<TestResponse> {
  return server.request("GET", `/_matrix/client/v1${path}`, { token: client.person.token });
}

function idsOf({ body }: TestResponse): readonly string[] {
  return body.chunk.map((event: { event_id: string }) => event.event_id);
}

test("the threads of a room come by their latest reply, in pages, with their sums", async () => {
  const room = await sharedRoom();
  const [first, second, third] = [await alice.say(room, "1"), await alice.say(room, "2"), await bob.say(room, "3")];
  await reply(alice, room, second);
  await reply(alice, room, third);
  await reply(bob, room, first);
  const all = await ask(alice, `/rooms/${room}/threads`);
  deepEqual(idsOf(all), [first, third, second]);
  equal(all.body.next_batch, undefined);
  equal(all.body.chunk[0].unsigned["m.relations"]["m.thread"].count, 1);
  const page = await ask(alice, `/rooms/${room}/threads?limit=2`);
  deepEqual(idsOf(page), [first, third]);
  deepEqual(idsOf(await ask(alice, `/rooms/${room}/threads?limit=2&from=${page.body.next_batch}`)), [second]);
  await reply(alice, room, second);
  deepEqual(idsOf(await ask(alice, `/rooms/${room}/threads`)), [second, first, third]);
  deepEqual(idsOf(await ask(bob, `/rooms/${room}/threads?include=participated`)), [first, third]);
});

test("a thread of somebody ignored is told by its redacted root, and refusals", async () => {
  const room = await sharedRoom();
  const root = await bob.say(room, "secret");
  await reply(alice, room, root);
  const list = `/user/${encodeURIComponent(alice.person.userId)}/account_data/m.ignored_user_list`;
  await alice.put(list, { ignored_users: { [bob.person.userId]: {} } });
  const { body } = await ask(alice, `/rooms/${room}/threads`);
  deepEqual([body.chunk[0].event_id, body.chunk[0].content], [root, {}]);
  await alice.put(list, { ignored_users: {} });
  const carol = matrixClient(server, await signUp(server, "carol"));
  answers(await ask(carol, `/rooms/${room}/threads`), 403, "M_FORBIDDEN");
  answers(await ask(alice, `/rooms/${room}/threads?include=mine`), 400, "M_INVALID_PARAM");
  answers(await ask(alice, `/rooms/${room}/threads?limit=0`), 400, "M_INVALID_PARAM");
  answers(await ask(alice, `/rooms/${room}/threads?from=here`), 400, "M_INVALID_PARAM");
});

test("the event nearest to a time, in either direction", async (t) => {
  const room = await sharedRoom();
  const start = server.clock.now();
  server.clock.advance(10_000);
  const early = await alice.say(room, "early");
  server.clock.advance(10_000);
  const late = await alice.say(room, "late");
  const rows: readonly [string, number, string, string | undefined][] = [
    ["between, forwards", 15_000, "f", late],
    ["between, backwards", 15_000, "b", early],
    ["exactly, forwards", 10_000, "f", early],
    ["exactly, backwards", 10_000, "b", early],
    ["after all, forwards", 20_001, "f", undefined],
    ["after all, backwards", 20_001, "b", late],
  ];
  for (const [name, offset, dir, expected] of rows) {
    await t.test(name, async () => {
      const response = await ask(bob, `/rooms/${room}/timestamp_to_event?ts=${start + offset}&dir=${dir}`);
      if (expected === undefined) answers(response, 404, "M_NOT_FOUND");
      else equal(response.body.event_id, expected);
    });
  }
  const carol = matrixClient(server, await signUp(server, "dave"));
  answers(await ask(carol, `/rooms/${room}/timestamp_to_event?ts=${start}&dir=f`), 403, "M_FORBIDDEN");
  answers(await ask(bob, `/rooms/${room}/timestamp_to_event?dir=f`), 400, "M_MISSING_PARAM");
  answers(await ask(bob, `/rooms/${room}/timestamp_to_event?ts=${start}`), 400, "M_MISSING_PARAM");
  answers(await ask(bob, `/rooms/${room}/timestamp_to_event?ts=soon&dir=f`), 400, "M_INVALID_PARAM");
});
