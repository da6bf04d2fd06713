import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Colleague, newColleague } from "./colleague.ts";
import { type Device, directChat, itemsOf, newDevice, newPerson, say, sendFailed } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

// The organisation wants only verified devices to get keys (docs/decisions/0034), with the real SDK on both sides.

let server: RunningServer;
let ann: Device;
let bob: Device;
let unverified: Colleague;
let roomId: string;
before(async () => {
  server = await startServer({ CONCLAVE_ENCRYPTION_DEVICES: "verified" });
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
  roomId = await directChat(ann, bob);
  unverified = await newColleague(server, "una");
  await ann.client.commands.invite(roomId, unverified.userId);
  await unverified.call("POST", `/join/${encodeURIComponent(roomId)}`, {});
  await ann.until("una in the room", ({ openRooms }) =>
    openRooms[roomId]?.members?.some(
      ({ userId, membership }) => userId === unverified.userId && membership === "joined",
    ),
  );
});
after(() => server.close());

test("a verified device reads; one that isn't verified gets no key, and is told why", async () => {
  await say(ann, bob, roomId, "for verified devices");
  const answer = await unverified.call("GET", "/sync?timeout=0");
  // The server's own tests hold the shape of this answer.
  const { events } = answer["to_device"] as { readonly events: readonly ToDevice[] };
  equal(events.filter(({ type }) => type === "m.room.encrypted").length, 0);
  deepEqual(
    events.flatMap(({ type, content }) => (type === "m.room_key.withheld" ? [content["code"]] : [])),
    ["m.unverified"],
  );
});

test("an unverified device of who may read says so in the message's place, and sends nothing", async () => {
  const second = await newDevice(server, bob.userId);
  await second.client.commands.openTimeline(roomId);
  await second.until("the reason", (snapshot) => {
    const item = itemsOf(snapshot, roomId).at(-1);
    return item?.kind === "undecryptable" && item.reason === "device-locked";
  });
  for (let message = 0; message < 50 && !isRefused(second); message++) {
    await say(ann, bob, roomId, `message ${message}`);
    await second.until("it, unreadable", (snapshot) => itemsOf(snapshot, roomId).at(-1)?.kind === "undecryptable");
  }
  equal(isRefused(second), true);
  await second.client.commands.sendText(roomId, "from an unverified device");
  await second.until("the reason", sendFailed(roomId, "device-unverified"));
  await second.client.commands.signOut();
});

test("nobody can turn it off", async () => {
  deepEqual(ann.client.snapshot().keySharing, { onlyVerifiedDevices: true, policy: "verified" });
  const refusal = await ann.client.commands.setOnlyVerifiedDevices(false).catch((error) => error.code);
  equal(refusal, "forbidden");
  await say(ann, bob, roomId, "as before");
  equal(ann.client.snapshot().keySharing.onlyVerifiedDevices, true);
});

interface ToDevice {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
}

function isRefused(device: Device): boolean {
  return itemsOf(device.client.snapshot(), roomId).some(
    (item) => item.kind === "undecryptable" && item.reason === "device-unverified",
  );
}
