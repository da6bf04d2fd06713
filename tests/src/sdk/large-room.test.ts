import { deepEqual, equal, notEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Colleague, forEach, newColleague } from "./colleague.ts";
import { type Device, newDevice, newPerson, say, texts } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

// A room of a thousand members, all with a device of their own; two of them are the SDK, which encrypts for all.

const memberCount = 1_000;

/** Nothing but what comes to the device. */
const onlyToDevice = encodeURIComponent(
  JSON.stringify({
    room: { rooms: [] },
    presence: { limit: 0, types: [] },
    account_data: { limit: 0, types: [] },
  }),
);

let server: RunningServer;
let ann: Device;
let bob: Device;
let bobKey: string;
let owner: Colleague;
let roomId: string;
const crowd: Colleague[] = [];
/** As far as each of the crowd has read. */
const since = new Map<Colleague, string>();

before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  ({ device: bob, recoveryKey: bobKey } = await newPerson(server, "bob"));
  owner = await newColleague(server, "owner");
  const names = Array.from({ length: memberCount - 3 }, (_, index) => `member${index}`);
  await forEach(names, async (name) => void crowd.push(await newColleague(server, name)));
  const invite = [ann.userId, bob.userId];
  const created = await owner.call("POST", "/createRoom", { preset: "public_chat", name: "Everybody", invite });
  roomId = String(created["room_id"]);
  await forEach(crowd, async (member) => void (await member.call("POST", `/join/${encodeURIComponent(roomId)}`, {})));
  for (const { client, until } of [ann, bob]) {
    await until("the invitation", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId));
    await client.commands.acceptInvitation(roomId);
    await client.commands.openTimeline(roomId);
  }
});
after(() => server.close());

test("a message reaches every device of a thousand, once, and is read by another SDK", {
  timeout: 120_000,
}, async () => {
  const members = await ann.until("all members", ({ openRooms }) => {
    const joined = openRooms[roomId]?.members?.filter(({ membership }) => membership === "joined");
    return joined?.length === memberCount && joined;
  });
  equal(new Set(members.map(({ userId }) => userId)).size, memberCount);
  await say(ann, bob, roomId, "hello everybody");
  await eachGot(crowd, 1);
});

test("the next messages need no new keys, both ways", async () => {
  await say(ann, bob, roomId, "and once more");
  await eachGot(crowd, 0);
  await say(bob, ann, roomId, "hello, all of you");
  await eachGot(crowd, 1);
  deepEqual(texts(ann.client.snapshot(), roomId), ["hello everybody", "and once more", "hello, all of you"]);
});

test("a device that comes later reads what follows, and with the recovery key all of it", async () => {
  const second = await newDevice(server, bob.userId);
  await second.client.commands.recover(bobKey);
  await second.until("ready", ({ session }) => session.state === "ready");
  await second.client.commands.openTimeline(roomId);
  await say(ann, second, roomId, "also to the new device");
  await eachGot(crowd, 0);
  await second.until("the history", (snapshot) => texts(snapshot, roomId).includes("hello everybody"));
});

test("who left gets no key of what follows, which has a new session", async () => {
  const before = await lastSession();
  const leaver = crowd.pop();
  await leaver?.call("POST", `/rooms/${encodeURIComponent(roomId)}/leave`, {});
  await ann.until("the leaving", ({ openRooms }) =>
    openRooms[roomId]?.members?.every(({ userId, membership }) => userId !== leaver?.userId || membership !== "joined"),
  );
  await say(ann, bob, roomId, "among ourselves");
  notEqual(await lastSession(), before);
  await eachGot(crowd, 1);
  if (leaver !== undefined) await eachGot([leaver], 0);
});

/** Holds each of them to a number of encrypted messages to their device since they were last asked. */
async function eachGot(people: readonly Colleague[], expected: number): Promise<void> {
  const wrong: string[] = [];
  await forEach(people, async (colleague) => {
    const from = since.get(colleague);
    const query = `filter=${onlyToDevice}${from === undefined ? "" : `&since=${encodeURIComponent(from)}`}`;
    const answer = await colleague.call("GET", `/sync?timeout=0&${query}`);
    since.set(colleague, String(answer["next_batch"]));
    // The server's own tests hold the shape of this answer.
    const { events = [] } = (answer["to_device"] ?? {}) as { readonly events?: readonly { readonly type: string }[] };
    const got = events.filter(({ type }) => type === "m.room.encrypted").length;
    if (got !== expected) wrong.push(`${colleague.userId} got ${got}`);
  });
  deepEqual(wrong, []);
}

/** The Megolm session of the newest encrypted message of the room. */
async function lastSession(): Promise<string> {
  const filter = encodeURIComponent(JSON.stringify({ types: ["m.room.encrypted"] }));
  const { chunk } = await owner.call(
    "GET",
    `/rooms/${encodeURIComponent(roomId)}/messages?dir=b&limit=1&filter=${filter}`,
  );
  // The server's own tests hold the shape of this answer.
  const [event] = chunk as readonly { readonly content: { readonly session_id: string } }[];
  return event?.content.session_id ?? "";
}
