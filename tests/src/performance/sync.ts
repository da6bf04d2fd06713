import { joinAll, makeCrowd } from "@conclave/testing/crowd";
import { startTestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

// `node tests/src/performance/sync.ts [ROOMS] [MEMBERS] [EVENTS]`: how long sync and sliding sync take where there is much, one at a
// time, in one process with everything in it and answers not yet checked.

const [roomCount = 500, memberCount = 10_000, eventCount = 10_000] = process.argv.slice(2).map(Number);
const runs = 9;
const lazy = { room: { state: { lazy_load_members: true }, timeline: { limit: 8 } } };
const sliding = "unstable/org.matrix.simplified_msc3575/sync";

const server = await startTestServer({ encryption: "optional" }, { checkResponses: false });
const reader = await signUp(server, "reader");
const writer = await signUp(server, "writer");
let transaction = 0;
try {
  await largeRoom();
  await manyRooms();
  await manyInvitations();
} finally {
  await server.close();
}

async function largeRoom(): Promise<void> {
  const { room_id: roomId } = await ask(writer, "POST", "v3/createRoom", { preset: "public_chat" });
  await joinAll(server, roomId, await makeCrowd(server, memberCount));
  await ask(reader, "POST", `v3/join/${encodeURIComponent(roomId)}`, {});
  await report(`${memberCount} members: first sync, lazy`, () => read());
  await report(`${memberCount} members: first sync, whole`, () => read(undefined, {}));
  await report(`${memberCount} members: first sliding sync`, () => slide([0, 19]));
  const quiet = (await read()).next_batch;
  await say(roomId, 1);
  await report(`${memberCount} members, a message: sync since`, () => read(quiet));
  await say(roomId, eventCount);
  const behind = (await read()).next_batch;
  await say(roomId, 1);
  await report(`${eventCount} unread encrypted events, a message: sync since`, () => read(behind));
}

async function manyRooms(): Promise<void> {
  let roomId = "";
  for (let index = 0; index < roomCount; index++) {
    roomId = (await ask(writer, "POST", "v3/createRoom", { preset: "public_chat" })).room_id;
    await ask(reader, "POST", `v3/join/${encodeURIComponent(roomId)}`, {});
    await say(roomId, 8);
  }
  await report(`${roomCount} rooms: first sync, lazy, limit 8`, () => read());
  const since = (await read()).next_batch;
  await report(`${roomCount} rooms: sync without news`, () => read(since));
  await report(`${roomCount} rooms: first sliding sync, 20`, () => slide([0, 19]));
  await report(`${roomCount} rooms: first sliding sync, the first portion`, () => slide([0, 9_999]));
  let answer = await slide([0, 9_999]);
  // Many rooms come in portions.
  while (Object.keys(answer.rooms).length > 0) answer = await slide([0, 9_999], answer.pos);
  const { pos } = answer;
  await report(`${roomCount} rooms: sliding sync without news`, () => slide([0, 9_999], pos));
  await say(roomId, 1);
  await report(`${roomCount} rooms, a message: sync since`, () => read(since));
  await report(`${roomCount} rooms, a message: sliding sync since`, () => slide([0, 9_999], pos));
}

async function manyInvitations(): Promise<void> {
  const guest = await signUp(server, "guest");
  for (let index = 0; index < roomCount; index++) {
    await ask(writer, "POST", "v3/createRoom", { name: `Room ${index}`, invite: [guest.userId] });
  }
  await report(`${roomCount} invitations: first sync`, () => read(undefined, lazy, guest));
}

function read(since?: string, filter: object = lazy, by: Person = reader) {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), ...(since !== undefined && { since }) });
  return ask(by, "GET", `v3/sync?${query}`);
}

function slide(range: readonly [number, number], pos?: string) {
  const required_state = [
    ["m.room.encryption", ""],
    ["m.room.member", "$LAZY"],
  ];
  const extensions = { account_data: { enabled: true }, receipts: { enabled: true } };
  const body = { lists: { all: { ranges: [range], timeline_limit: 1, required_state } }, extensions };
  return ask(reader, "POST", `${sliding}?${new URLSearchParams(pos === undefined ? {} : { pos })}`, body);
}

async function say(roomId: string, count: number): Promise<void> {
  const content = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "x".repeat(500) };
  for (let index = 0; index < count; index++) {
    await ask(writer, "PUT", `v3/rooms/${encodeURIComponent(roomId)}/send/m.room.encrypted/t${transaction++}`, content);
  }
}

async function ask(person: Person, method: string, path: string, body?: object) {
  const request = { token: person.token, ...(body !== undefined && { body }) };
  const response = await server.request(method, `/_matrix/client/${path}`, request);
  if (response.status !== 200) throw new Error(`${method} ${path}: ${response.text}`);
  return response.body;
}

async function report(what: string, job: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await job();
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  const [least = 0, middle = 0, most = 0] = [times[0], times[runs >> 1], times.at(-1)];
  process.stdout.write(`${what}: ${middle.toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)})\n`);
}
