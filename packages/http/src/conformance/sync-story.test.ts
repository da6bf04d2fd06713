import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Randomness } from "@conclave/base/randomness";
import { NaiveClient, type SeenEvent } from "@conclave/testing/naive-client";
import { takeSliding, takeSync } from "@conclave/testing/naive-sync";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

// A few people do whatever they like, legal or not. Each reads along by /sync, in steps of any size, with any limit, and by sliding
// sync through a window of any size. Whatever way they went through the answers, in the end they know what is so.

const people = 3;
const steps = 160;

interface Reader {
  readonly person: Person;
  readonly synced: NaiveClient;
  token: string | undefined;
  /** Reads along with lazy members. */
  readonly lazy: NaiveClient;
  lazyToken: string | undefined;
  readonly slid: NaiveClient;
  pos: string | undefined;
  /** Where the person once stood, with the token that they had there. */
  readonly earlier: { readonly client: NaiveClient; readonly token: string }[];
}

interface World {
  readonly server: TestServer;
  readonly readers: readonly Reader[];
  readonly rooms: string[];
  readonly events: { readonly roomId: string; readonly eventId: string }[];
  /** A whole number from 0 up to and without `below`. */
  random(below: number): number;
}

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`sync and sliding sync tell the same story, the true one: seed ${seed}`, { timeout: 120_000 }, async () => {
    const server = await startTestServer({ encryption: "optional" });
    try {
      await tell(server, seededRandomness(seed));
    } finally {
      await server.close();
    }
  });
}

async function tell(server: TestServer, randomness: Randomness): Promise<void> {
  const readers: Reader[] = [];
  for (let index = 0; index < people; index++) {
    const person = await signUp(server, `person${index}`);
    const client = () => new NaiveClient(server, person);
    const clients = { synced: client(), lazy: client(), slid: client() };
    readers.push({ person, ...clients, token: undefined, lazyToken: undefined, pos: undefined, earlier: [] });
  }
  const random = (below: number) => Math.floor(((randomness.bytes(1)[0] ?? 0) / 256) * below);
  const world: World = { server, readers, rooms: [], events: [], random };
  for (let step = 0; step < steps; step++) {
    const reader = pick(world, readers);
    const choice = random(10);
    if (choice < 7) await act(world, reader);
    else if (choice === 7) await readAlong(world, reader);
    else if (choice === 8) await readLazily(world, reader);
    else await slideAlong(world, reader, [0, random(4)]);
  }
  for (const reader of readers) await compare(world, reader);
}

function pick<Item>({ random }: World, items: readonly Item[]): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}

async function readAlong(world: World, reader: Reader): Promise<void> {
  const limit = [0, 1, 3, 20][world.random(4)] ?? 1;
  reader.token = await takeSync(reader.synced, reader.token, { limit, isAfter: world.random(2) === 0, isLazy: false });
  reader.earlier.push({ client: reader.synced.copy(), token: reader.token });
}

async function readLazily(world: World, reader: Reader): Promise<void> {
  const wishes = { limit: 1 + world.random(5), isAfter: world.random(2) === 0, isLazy: true };
  reader.lazyToken = await takeSync(reader.lazy, reader.lazyToken, wishes);
}

async function slideAlong(world: World, reader: Reader, range: readonly [number, number]): Promise<void> {
  reader.pos = await takeSliding(reader.slid, reader.pos, { range, limit: 1 + world.random(5) });
}

/** Somebody does something; what they may not is refused. */
async function act(world: World, { person }: Reader): Promise<void> {
  const { server, rooms, events, random } = world;
  const send = async (method: string, path: string, body: unknown = {}) => {
    const response = await server.request(method, `/_matrix/client/v3/${path}`, { token: person.token, body });
    equal(response.status < 500, true, response.text);
    return response;
  };
  if (rooms.length < 2 || random(25) === 0) {
    const visibility = ["shared", "joined", "invited", "world_readable"][random(4)];
    const preset = ["public_chat", "private_chat"][random(2)];
    const initial_state = [
      { type: "m.room.history_visibility", state_key: "", content: { history_visibility: visibility } },
    ];
    rooms.push((await send("POST", "createRoom", { preset, initial_state })).body.room_id);
    return;
  }
  const roomId = pick(world, rooms);
  const room = `rooms/${encodeURIComponent(roomId)}`;
  const other = { user_id: pick(world, world.readers).person.userId };
  const note = (response: { readonly status: number; readonly body: { readonly event_id: string } }) => {
    if (response.status === 200) events.push({ roomId, eventId: response.body.event_id });
  };
  switch (random(16)) {
    case 0:
      await send("POST", `${room}/invite`, other);
      return;
    case 1:
    case 2:
    case 3:
      await send("POST", `join/${encodeURIComponent(roomId)}`);
      return;
    case 4:
      await send("POST", `${room}/leave`);
      return;
    case 5:
      await send("POST", `${room}/${["kick", "ban", "unban"][random(3)]}`, other);
      return;
    case 6:
      await send("PUT", `${room}/state/m.room.topic/`, { topic: `topic ${random(256)}` });
      return;
    case 7:
      await send("PUT", `${room}/state/m.room.history_visibility/`, {
        history_visibility: ["shared", "joined", "invited"][random(3)],
      });
      return;
    case 8:
      await send("PUT", `${room}/state/m.room.member/${encodeURIComponent(person.userId)}`, {
        membership: "join",
        displayname: `name ${random(256)}`,
      });
      return;
    case 9: {
      const said = events.filter((event) => event.roomId === roomId);
      if (said.length === 0) return;
      const path = `${room}/redact/${encodeURIComponent(pick(world, said).eventId)}/t${random(256)}x${events.length}`;
      await send("PUT", path);
      return;
    }
    case 10: {
      const last = events.findLast((event) => event.roomId === roomId);
      if (last === undefined) return;
      const kind = ["m.read", "m.read.private"][random(2)];
      await send("POST", `${room}/receipt/${kind}/${encodeURIComponent(last.eventId)}`);
      return;
    }
    default: {
      const isSecret = random(3) === 0;
      const path = `${room}/send/${isSecret ? "m.room.encrypted" : "m.room.message"}/t${transaction++}`;
      note(
        await send(
          "PUT",
          path,
          isSecret ? { algorithm: "m.megolm.v1.aes-sha2" } : { msgtype: "m.text", body: "hello" },
        ),
      );
    }
  }
}

let transaction = 0;

async function compare(world: World, reader: Reader): Promise<void> {
  const { server } = world;
  const { person } = reader;
  const fresh = new NaiveClient(server, person);
  await takeSync(fresh, undefined, { limit: 100, isAfter: false, isLazy: false, includesLeft: true });
  await readAlong(world, reader);
  await readLazily(world, reader);
  await slideAlong(world, reader, [0, 999]);

  const joined = [...fresh.rooms].filter(([, { membership }]) => membership === "join").map(([roomId]) => roomId);
  for (const roomId of joined) await compareLazily(reader, fresh, roomId);
  for (const [way, client] of waysOf(reader)) {
    if (way !== undefined) await takeSync(client, way, { limit: 2, isAfter: false, isLazy: false });
    const standing = (of: NaiveClient) =>
      [...of.rooms]
        .map(([roomId, { membership }]) => `${roomId} ${membership}`)
        .filter((line) => !line.endsWith(" leave"));
    deepEqual(standing(client).sort(), standing(fresh).sort());
    for (const [roomId, room] of client.rooms) {
      if (room.membership !== "leave") continue;
      const expected = fresh.rooms.get(roomId);
      // What a stranger could once look into may be closed to them now.
      if (expected?.state.has("m.room.create ") !== true) continue;
      deepEqual([room.timeline, sorted(room.state)], [expected?.timeline, sorted(expected?.state)]);
    }
    for (const roomId of joined) {
      const { state, timeline, notifications } = client.rooms.get(roomId) ?? {};
      const expected = fresh.rooms.get(roomId);
      const history = await fresh.history(roomId);
      deepEqual(
        timeline,
        history.map(({ event_id: eventId }) => eventId),
      );
      deepEqual(sorted(state), sorted(expected?.state));
      deepEqual(
        [notifications, expected?.notifications],
        [unread(history, person, await receiptOf(fresh, roomId)), notifications],
      );
    }
  }
}

/** With lazy members everything else is there, those who are seen are, and nobody is there as they no longer are. */
async function compareLazily({ lazy }: Reader, fresh: NaiveClient, roomId: string): Promise<void> {
  const isMember = (line: string) => line.startsWith("m.room.member ");
  const known = sorted(lazy.rooms.get(roomId)?.state);
  const expected = sorted(fresh.rooms.get(roomId)?.state);
  const others = (lines: readonly string[]) => lines.filter((line) => !isMember(line));
  deepEqual(others(known), others(expected));
  deepEqual(
    known.filter((line) => !expected.includes(line)),
    [],
  );
  const last = (await fresh.history(roomId)).at(-1);
  equal(
    known.some((line) => line.startsWith(`m.room.member ${last?.sender} `)),
    true,
  );
}

/** Every client with the token from which it has to go on; those that are up to date have none. */
function waysOf({ synced, slid, earlier }: Reader): readonly (readonly [string | undefined, NaiveClient])[] {
  return [[undefined, synced], [undefined, slid], ...earlier.map(({ client, token }) => [token, client] as const)];
}

function sorted(state: ReadonlyMap<string, string> | undefined): readonly string[] {
  return [...(state ?? [])].map(([key, eventId]) => `${key} ${eventId}`).sort();
}

/** The events that the reader's receipts are on. */
async function receiptOf(client: NaiveClient, roomId: string): Promise<readonly string[]> {
  const { rooms } = await client.ask("GET", "v3/sync");
  const receipts = rooms.join[roomId].ephemeral.events.find(({ type }: { type: string }) => type === "m.receipt");
  return Object.entries<Record<string, object>>(receipts?.content ?? {})
    .filter(([, kinds]) => Object.values(kinds).some((readers) => client.person.userId in readers))
    .map(([eventId]) => eventId);
}

/** What others said behind the last thing that the reader did or has read; what was taken back does not count. */
function unread(history: readonly SeenEvent[], { userId }: Person, receipts: readonly string[]): number {
  const last = history.findLastIndex(
    ({ event_id: eventId, sender }) => sender === userId || receipts.includes(eventId),
  );
  return history
    .slice(last + 1)
    .filter(({ type, content }) =>
      type === "m.room.message" || type === "m.room.encrypted" ? Object.keys(content).length > 0 : false,
    ).length;
}
