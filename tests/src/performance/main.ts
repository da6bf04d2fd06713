import { type Extra, joinAll, makeCrowd } from "@conclave/testing/crowd";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";
import { timed } from "./timed.ts";

// `node tests/src/performance/main.ts [MEMBERS] [ROOMS]`: how long the large requests take, one at a time, in one process with
// everything in it and answers not yet checked. What grows faster than its subject, or holds the thread, shows here.

const [memberCount = 10_000, roomCount = 500] = process.argv.slice(2).map(Number);
const server = await startTestServer({ encryption: "optional" }, { checkResponses: false });
const alice = matrixClient(server, await signUp(server, "alice"));

await timed(`making ${memberCount} people with keys`, () => makeCrowd(server, memberCount)).then(run);
await server.close();

async function run(crowd: readonly Extra[]): Promise<void> {
  await largeRoom(crowd);
  await manyRooms();
  await keys(crowd.slice(0, 1_000));
}

async function largeRoom(crowd: readonly Extra[]): Promise<void> {
  const room = await alice.createRoom({ preset: "public_chat", name: "Everybody" });
  await timed("letting them into one room", () => joinAll(server, decodeURIComponent(room), crowd));
  const lazy = encodeURIComponent(JSON.stringify({ room: { state: { lazy_load_members: true } } }));
  const { body } = await timed("first sync, lazy members", () => alice.get(`/sync?filter=${lazy}`));
  await timed("first sync, all members", () => alice.get("/sync"));
  await timed("next sync, nothing new", () => alice.get(`/sync?filter=${lazy}&since=${body.next_batch}`));
  await timed("a message", () => alice.say(room, "hello"));
  await timed("next sync, the message", () => alice.get(`/sync?filter=${lazy}&since=${body.next_batch}`));
  await timed("the members", () => alice.get(`/rooms/${room}/members`));
  await timed("the joined members", () => alice.get(`/rooms/${room}/joined_members`));
  await timed("the members at a token", () => alice.get(`/rooms/${room}/members?at=${body.next_batch}`));
  await timed("the state", () => alice.get(`/rooms/${room}/state`));
  await timed("a page of history", () => alice.get(`/rooms/${room}/messages?dir=b&limit=100`));
  const bob = matrixClient(server, await signUp(server, "bob"));
  const { next_batch: since } = (await bob.get("/sync")).body;
  await timed("joining it", () => bob.post(`/join/${room}`));
  await timed("sync after joining it, lazy members", () => bob.get(`/sync?filter=${lazy}&since=${since}`));
  await timed("leaving it", () => bob.post(`/rooms/${room}/leave`));
  await timed("sync after leaving it", () => bob.get(`/sync?filter=${lazy}&since=${since}`));
}

async function manyRooms(): Promise<void> {
  const carol: MatrixClient = matrixClient(server, await signUp(server, "carol"));
  await timed(`making ${roomCount} rooms`, async () => {
    for (let index = 0; index < roomCount; index++) await carol.say(await carol.createRoom(), "hello");
  });
  const { body } = await timed(`first sync, ${roomCount} rooms`, () => carol.get("/sync"));
  await timed("next sync, nothing new", () => carol.get(`/sync?since=${body.next_batch}`));
  await timed("a new name in all of them", () =>
    carol.put(`/profile/${encodeURIComponent(carol.person.userId)}/displayname`, { displayname: "Carol" }),
  );
  await timed("next sync, an event in each", () => carol.get(`/sync?since=${body.next_batch}`));
}

async function keys(crowd: readonly Extra[]): Promise<void> {
  const each = <Value>(value: (extra: Extra) => Value) =>
    Object.fromEntries(crowd.map((extra) => [extra.userId, value(extra)]));
  await timed("query of 1,000 people's keys", () => alice.post("/keys/query", { device_keys: each(() => []) }));
  await timed("claim of 1,000 keys", () =>
    alice.post("/keys/claim", { one_time_keys: each(({ deviceId }) => ({ [deviceId]: "signed_curve25519" })) }),
  );
  const content = { algorithm: "m.olm.v1.curve25519-aes-sha2", ciphertext: "x".repeat(1_900) };
  await timed("1,000 to-device messages, 1.9 MB", () =>
    alice.put("/sendToDevice/m.room.encrypted/1", { messages: each(({ deviceId }) => ({ [deviceId]: content })) }),
  );
}
