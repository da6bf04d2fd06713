import { deepEqual, equal, notEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { OlmMachine } from "@matrix-org/matrix-sdk-crypto-wasm";
import { type Colleague, newColleague } from "./colleague.ts";
import { type Device, directChat, newDevice, newPerson, say, sendFailed, texts } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

// What the guard before the SDK's look at all devices (packages/client/src/room-keys) lets through, with the real SDK: how often it looks is
// counted where it does.

let looks = 0;
const look = OlmMachine.prototype.shareRoomKey;
OlmMachine.prototype.shareRoomKey = function (...all) {
  looks++;
  return look.apply(this, all);
};

let server: RunningServer;
let ann: Device;
let bob: Device;
let roomId: string;
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
  roomId = await directChat(ann, bob);
  await say(ann, bob, roomId, "hello");
});
after(() => server.close());

/** How often the SDK looked while `act` went on. */
async function looksWhile(act: () => Promise<unknown>): Promise<number> {
  const before = looks;
  await act();
  return looks - before;
}

/** Sends until the SDK has nothing more to look at. */
async function settle(to: Device = bob): Promise<void> {
  for (let message = 0; message < 5; message++) {
    if ((await looksWhile(() => say(ann, to, roomId, `settling ${looks} ${message}`))) === 0) return;
  }
  throw new Error("The SDK looks before every message.");
}

/** Sends until a new device reads something: when its owner's friends hear of it is the server's affair. */
async function reads(device: Device): Promise<void> {
  await until("the new device to read", async () => {
    const body = `can you read me? ${looks}`;
    await say(ann, bob, roomId, body);
    const items = await device.until("the message", ({ openRooms }) => {
      const shown = openRooms[roomId]?.items.at(-1);
      return shown?.kind === "message" || shown?.kind === "undecryptable" ? [shown] : null;
    });
    return items.some((item) => item.kind === "message");
  });
}

async function sessionIds(count: number): Promise<readonly string[]> {
  const filter = encodeURIComponent(JSON.stringify({ types: ["m.room.encrypted"] }));
  const { chunk } = await watcher.call(
    "GET",
    `/rooms/${encodeURIComponent(roomId)}/messages?dir=b&limit=${count}&filter=${filter}`,
  );
  // The server's own tests hold the shape of this answer.
  return (chunk as readonly { readonly content: { readonly session_id: string } }[]).map(
    ({ content }) => content.session_id,
  );
}
let watcher: Colleague;

/** Brings an account with one device into the room, on plain HTTP. */
async function join(name: string): Promise<Colleague> {
  const colleague = await newColleague(server, name);
  await ann.client.commands.invite(roomId, colleague.userId);
  await colleague.call("POST", `/join/${encodeURIComponent(roomId)}`, {});
  await ann.until(`${name} in the room`, ({ openRooms }) =>
    openRooms[roomId]?.members?.some(
      ({ userId, membership }) => userId === colleague.userId && membership === "joined",
    ),
  );
  return colleague;
}

test("while nothing changes, the SDK doesn't look, and everything is read", async () => {
  await settle();
  const count = await looksWhile(async () => {
    for (const body of ["one", "two", "three"]) await say(ann, bob, roomId, body);
  });
  equal(count, 0);
});

test("who joins gets the key with the next message", async () => {
  watcher = await join("watcher");
  equal(await keysFor(watcher, () => say(ann, bob, roomId, "with you")), 1);
  await settle();
  equal(await keysFor(watcher, () => say(ann, bob, roomId, "still")), 0);
});

test("a new device reads what is sent once the sender heard of it", async () => {
  await settle();
  const second = await newDevice(server, bob.userId);
  await second.client.commands.openTimeline(roomId);
  await reads(second);
});

test("after a device was removed, the next message has a session that it doesn't have", async () => {
  const third = await newDevice(server, bob.userId);
  await third.client.commands.openTimeline(roomId);
  await reads(third);
  await settle();
  const [before] = await sessionIds(1);
  const count = await looksWhile(async () => {
    await third.client.commands.signOut();
    await until("ann to hear of it", async () => {
      await say(ann, bob, roomId, `are they gone? ${looks}`);
      return (await sessionIds(1))[0] !== before;
    });
  });
  notEqual(count, 0);
});

test("who is taken out gets no key, and the next message has a new session", async () => {
  await settle();
  const leaver = await join("leaver");
  equal(await keysFor(leaver, () => say(ann, bob, roomId, "with everybody")), 1);
  await settle();
  const [before] = await sessionIds(1);
  await ann.client.commands.removeMember(roomId, leaver.userId);
  await ann.until("the removal", ({ openRooms }) =>
    openRooms[roomId]?.members?.every(({ userId, membership }) => userId !== leaver.userId || membership !== "joined"),
  );
  equal(await keysFor(leaver, () => say(ann, bob, roomId, "among ourselves")), 0);
  notEqual((await sessionIds(1))[0], before);
});

test("once only verified devices get keys, the others have no part in the next session, and get it again when all do", async () => {
  await settle();
  const [before] = await sessionIds(1);
  await ann.client.commands.setOnlyVerifiedDevices(true);
  equal(await keysFor(watcher, () => say(ann, bob, roomId, "for verified devices")), 0);
  notEqual((await sessionIds(1))[0], before);
  await settle();
  equal(await keysFor(watcher, () => say(ann, bob, roomId, "again")), 0);
  await ann.client.commands.setOnlyVerifiedDevices(false);
  equal(await keysFor(watcher, () => say(ann, bob, roomId, "for all")), 1);
});

test("a device that isn't verified itself sends nothing then, and says why", async () => {
  const second = await newDevice(server, ann.userId);
  await second.client.commands.openTimeline(roomId);
  await second.client.commands.setOnlyVerifiedDevices(true);
  await second.client.commands.sendText(roomId, "from a locked device");
  await second.until("the reason", sendFailed(roomId, "device-unverified"));
  await second.client.commands.signOut();
});

test("a session ends with its hundredth message, and a new one goes on", { timeout: 120_000 }, async () => {
  await settle();
  for (let message = 0; message < 120; message++) await ann.client.commands.sendText(roomId, `message ${message}`);
  await bob.until("all of them", (snapshot) => texts(snapshot, roomId).includes("message 119"));
  deepEqual(
    texts(bob.client.snapshot(), roomId).slice(-120),
    Array.from({ length: 120 }, (_, index) => `message ${index}`),
  );
  const sessions = await sessionIds(120);
  const uses = [...new Set(sessions)].map((id) => sessions.filter((other) => other === id).length);
  equal(uses.length, 2);
  equal(Math.max(...uses) <= 100, true);
});

const since = new Map<Colleague, string>();

/** How many encrypted messages came to somebody's device while `act` went on. */
async function keysFor(colleague: Colleague, act: () => Promise<unknown>): Promise<number> {
  await arrived(colleague);
  await act();
  return arrived(colleague);
}

async function arrived(colleague: Colleague): Promise<number> {
  const from = since.get(colleague);
  const answer = await colleague.call(
    "GET",
    `/sync?timeout=0${from === undefined ? "" : `&since=${encodeURIComponent(from)}`}`,
  );
  since.set(colleague, String(answer["next_batch"]));
  // The server's own tests hold the shape of this answer.
  const { events = [] } = (answer["to_device"] ?? {}) as { readonly events?: readonly { readonly type: string }[] };
  return events.filter(({ type }) => type === "m.room.encrypted").length;
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) if (await isSo()) return;
  throw new Error(`Waited in vain for ${what}.`);
}
