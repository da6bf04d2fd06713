import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let room: string;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  room = await alice.createRoom({ preset: "public_chat" });
  await bob.post(`/rooms/${room}/join`);
});
after(() => server.close());

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

/** The ephemeral events of the room that a sync since a token shows, and the next token. */
async function ephemeral(client: MatrixClient, since?: string) {
  const { body } = await client.get(`/sync?timeout=0${since === undefined ? "" : `&since=${since}`}`);
  const events: { type: string; content: Record<string, unknown> }[] =
    body.rooms?.join?.[decodeURIComponent(room)]?.ephemeral?.events ?? [];
  return { next: body.next_batch, of: (type: string) => events.find((event) => event.type === type)?.content };
}

test("a receipt moves forward only, and a private one is its owner's affair", async () => {
  const first = await alice.say(room, "one");
  const second = await alice.say(room, "two");
  let { next } = await ephemeral(alice);
  answers(await bob.post(`/rooms/${room}/receipt/m.read/${second}`), 200);
  const seen = await ephemeral(alice, next);
  deepEqual(seen.of("m.receipt"), { [second]: { "m.read": { [bob.person.userId]: { ts: server.clock.now() } } } });
  next = seen.next;
  answers(await bob.post(`/rooms/${room}/receipt/m.read/${first}`), 200);
  answers(await bob.post(`/rooms/${room}/receipt/m.read.private/${second}`), 200);
  equal((await ephemeral(alice, next)).of("m.receipt"), undefined);
  deepEqual(Object.keys((await ephemeral(bob, next)).of("m.receipt") ?? {}), [second]);
  answers(await bob.post(`/rooms/${room}/receipt/m.read/${second}`, { thread_id: "main" }), 200);
  answers(await bob.post(`/rooms/${room}/receipt/m.read/${second}`, { thread_id: first }), 200);
});

test("markers are refused for what they can't be about", async (t) => {
  const event = await alice.say(room, "three");
  const elsewhere = await alice.createRoom();
  const carol = matrixClient(server, await signUp(server, "carol"));
  const foreign = await alice.say(elsewhere, "elsewhere");
  const rows: readonly [string, MatrixClient, string, unknown, number, string][] = [
    ["a stranger", carol, `receipt/m.read/${event}`, {}, 403, "M_FORBIDDEN"],
    ["an event of another room", alice, `receipt/m.read/${foreign}`, {}, 404, "M_NOT_FOUND"],
    ["no event", alice, "receipt/m.read/nonsense", {}, 400, "M_INVALID_PARAM"],
    ["an unknown kind", alice, `receipt/m.unread/${event}`, {}, 400, "M_INVALID_PARAM"],
    ["a thread that is none", alice, `receipt/m.read/${event}`, { thread_id: "side" }, 400, "M_INVALID_PARAM"],
    ["a fully read thread", alice, `receipt/m.fully_read/${event}`, { thread_id: "main" }, 400, "M_INVALID_PARAM"],
    ["an empty thread", alice, `receipt/m.read/${event}`, { thread_id: "" }, 400, "M_BAD_JSON"],
    ["a marker that is no text", alice, "read_markers", { "m.read": 5 }, 400, "M_BAD_JSON"],
    ["a marker of another room", alice, "read_markers", { "m.fully_read": foreign }, 404, "M_NOT_FOUND"],
  ];
  for (const [name, client, path, body, status, errcode] of rows) {
    await t.test(name, async () => answers(await client.post(`/rooms/${room}/${path}`, body), status, errcode));
  }
});

test("the fully-read marker is account data of the room, and moves forward only", async () => {
  const first = await alice.say(room, "four");
  const second = await alice.say(room, "five");
  const path = `/user/${encodeURIComponent(bob.person.userId)}/rooms/${room}/account_data/m.fully_read`;
  answers(await bob.post(`/rooms/${room}/read_markers`, { "m.fully_read": second, "m.read": second }), 200);
  deepEqual((await bob.get(path)).body, { event_id: second });
  answers(await bob.post(`/rooms/${room}/receipt/m.fully_read/${first}`), 200);
  deepEqual((await bob.get(path)).body, { event_id: second });
  answers(await bob.put(path, { event_id: first }), 405, "M_BAD_JSON");
});

test("who is typing is told until it is over", async () => {
  const typing = `/rooms/${room}/typing/${encodeURIComponent(bob.person.userId)}`;
  let { next } = await ephemeral(alice);
  const typists = async () => {
    const seen = await ephemeral(alice, next);
    next = seen.next;
    return seen.of("m.typing")?.["user_ids"];
  };
  answers(await bob.put(typing, { typing: true, timeout: 10_000 }), 200);
  deepEqual(await typists(), [bob.person.userId]);
  server.clock.advance(10_001);
  deepEqual(await typists(), []);
  await bob.put(typing, { typing: true });
  deepEqual(await typists(), [bob.person.userId]);
  // How long somebody types is for their client to say: they may have more to write.
  await bob.say(room, "what was typed");
  deepEqual(await typists(), undefined);
  await bob.put(typing, { typing: false });
  deepEqual(await typists(), []);
  answers(await alice.put(typing, { typing: true }), 403, "M_FORBIDDEN");
  answers(await bob.put(typing, {}), 400, "M_MISSING_PARAM");
  answers(await bob.put(typing, { typing: "yes" }), 400, "M_BAD_JSON");
  const elsewhere = await alice.createRoom();
  answers(await bob.put(typing.replace(room, elsewhere), { typing: true }), 403, "M_FORBIDDEN");
});
