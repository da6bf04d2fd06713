import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let carol: MatrixClient;
let transactions = 0;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  carol = matrixClient(server, await signUp(server, "carol"));
});
after(() => server.close());

async function sharedRoom(): Promise<string> {
  const room = await alice.createRoom({ preset: "public_chat" });
  for (const client of [bob, carol]) equal((await client.post(`/rooms/${room}/join`)).status, 200);
  return room;
}

async function send(client: MatrixClient, room: string, content: object, type = "m.room.message"): Promise<string> {
  const response = await client.put(`/rooms/${room}/send/${type}/unread-${++transactions}`, content);
  equal(response.status, 200, response.text);
  return response.body.event_id;
}

function reply(client: MatrixClient, room: string, root: string, more: object = {}, type?: string): Promise<string> {
  const content = { msgtype: "m.text", body: "reply", ...more };
  return send(client, room, { ...content, "m.relates_to": { rel_type: "m.thread", event_id: root } }, type);
}

/** Notifications and highlights: of the room together, of its main timeline, of each thread. */
async function counts(client: MatrixClient, room: string) {
  const ofRoom = async (timeline: object) => {
    const filter = encodeURIComponent(JSON.stringify({ room: { timeline } }));
    return (await client.get(`/sync?filter=${filter}`)).body.rooms.join[decodeURIComponent(room)];
  };
  const pair = (each: { notification_count: number; highlight_count: number }) => [
    each.notification_count,
    each.highlight_count,
  ];
  const together = await ofRoom({});
  const apart = await ofRoom({ unread_thread_notifications: true });
  equal(together.unread_thread_notifications, undefined);
  return {
    together: pair(together.unread_notifications),
    main: pair(apart.unread_notifications),
    threads: Object.fromEntries(
      Object.entries<{ notification_count: number; highlight_count: number }>(apart.unread_thread_notifications).map(
        ([root, each]) => [root, pair(each)],
      ),
    ),
  };
}

test("threads are counted and read apart", async () => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  const mention = { "m.mentions": { user_ids: [bob.person.userId] } };
  await reply(alice, room, root, mention);
  const encrypted = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "A", session_id: "s", device_id: "D" };
  const second = await reply(alice, room, root, encrypted, "m.room.encrypted");
  // What is about a reply is in its thread.
  await send(
    alice,
    room,
    { msgtype: "m.text", body: "see there", "m.relates_to": { rel_type: "m.reference", event_id: second } },
    "m.room.message",
  );
  const last = await alice.say(room, "elsewhere");
  deepEqual(await counts(bob, room), { together: [5, 1], main: [2, 0], threads: { [root]: [3, 1] } });

  await bob.post(`/rooms/${room}/receipt/m.read/${last}`, { thread_id: "main" });
  deepEqual(await counts(bob, room), { together: [3, 1], main: [0, 0], threads: { [root]: [3, 1] } });
  await bob.post(`/rooms/${room}/receipt/m.read.private/${second}`, { thread_id: root });
  deepEqual(await counts(bob, room), { together: [1, 0], main: [0, 0], threads: { [root]: [1, 0] } });
  await reply(carol, room, root);
  deepEqual(await counts(bob, room), { together: [2, 0], main: [0, 0], threads: { [root]: [2, 0] } });
  // Who answers in a thread has read it.
  await reply(bob, room, root);
  deepEqual(await counts(bob, room), { together: [0, 0], main: [0, 0], threads: {} });
});

test("an edit is no news, encrypted or not", async () => {
  const room = await sharedRoom();
  const encrypted = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "A", session_id: "s", device_id: "D" };
  const plain = await alice.say(room, "plain");
  const secret = await send(alice, room, encrypted, "m.room.encrypted");
  const edit = (eventId: string) => ({ "m.relates_to": { rel_type: "m.replace", event_id: eventId } });
  await send(alice, room, { ...encrypted, ...edit(secret) }, "m.room.encrypted");
  await send(alice, room, { msgtype: "m.text", body: "*", "m.new_content": { body: "" }, ...edit(plain) });
  deepEqual(await counts(bob, room), { together: [2, 0], main: [2, 0], threads: {} });
});

test("a receipt of no thread reads everything before it", async () => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  await reply(alice, room, root);
  const middle = await alice.say(room, "middle");
  const late = await reply(carol, room, root);
  deepEqual(await counts(bob, room), { together: [4, 0], main: [2, 0], threads: { [root]: [2, 0] } });
  await bob.post(`/rooms/${room}/receipt/m.read/${middle}`);
  deepEqual(await counts(bob, room), { together: [1, 0], main: [0, 0], threads: { [root]: [1, 0] } });
  await carol.put(`/rooms/${room}/redact/${late}/1`, {});
  deepEqual(await counts(bob, room), { together: [0, 0], main: [0, 0], threads: {} });
});

test("what one wrote in the main timeline reads no thread, and who comes anew begins anew", async () => {
  const room = await sharedRoom();
  const root = await alice.say(room, "root");
  await reply(alice, room, root);
  await bob.say(room, "mine");
  deepEqual(await counts(bob, room), { together: [1, 0], main: [0, 0], threads: { [root]: [1, 0] } });
  await bob.post(`/rooms/${room}/leave`);
  await alice.say(room, "while he is away");
  await bob.post(`/rooms/${room}/join`);
  deepEqual(await counts(bob, room), { together: [0, 0], main: [0, 0], threads: {} });
});
