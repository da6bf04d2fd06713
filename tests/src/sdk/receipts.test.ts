import { equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import { type Device, directChat, itemsOf, newPerson, say } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let bob: Device;
let roomId: string;
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
  roomId = await directChat(ann, bob);
});
after(() => server.close());

const unread = ({ rooms }: ClientSnapshot) => rooms.entries.find((entry) => entry.roomId === roomId)?.unreadCount;

/** Who has read just up to a message, as ann sees it. */
const readBy = (body: string) => (snapshot: ClientSnapshot) => {
  const item = itemsOf(snapshot, roomId).find((one) => one.kind === "message" && one.body === body);
  return item?.kind === "message" && item.readBy.includes(bob.userId);
};

async function sayUnread(body: string): Promise<string> {
  await say(ann, bob, roomId, body);
  await bob.until("it counts", (snapshot) => unread(snapshot) === 1);
  const item = itemsOf(bob.client.snapshot(), roomId).findLast((one) => one.kind === "message");
  return (item?.kind === "message" && item.eventId) || "";
}

test("what is read while the server wants no more requests holds here at once, and there as soon as it takes it", async () => {
  await sayUnread("one");
  bob.network.busy = true;
  await bob.client.commands.markRead(roomId);
  await bob.until("read here", (snapshot) => unread(snapshot) === 0);
  equal(readBy("one")(ann.client.snapshot()), false);
  bob.network.busy = false;
  await ann.until("read there", readBy("one"));
});

test("so it is with a thread", async () => {
  const threadId = await sayUnread("two");
  await bob.client.commands.markRead(roomId);
  await bob.until("read", (snapshot) => unread(snapshot) === 0);
  await ann.client.commands.openThread(roomId, threadId);
  await ann.client.commands.sendText(roomId, "in the thread", { threadId });
  await bob.until("it counts", (snapshot) => unread(snapshot) === 1);
  // What is marked as read is what is there: the count may come first.
  await bob.client.commands.openThread(roomId, threadId);
  await bob.until("it is there", ({ openThreads }) =>
    openThreads[threadId]?.items.some((item) => item.kind === "message" && item.body === "in the thread"),
  );
  bob.network.busy = true;
  await bob.client.commands.markThreadRead(roomId, threadId);
  await bob.until("read here", (snapshot) => unread(snapshot) === 0);
  bob.network.busy = false;
  await ann.until("read there", ({ openThreads }) =>
    openThreads[threadId]?.items.some((item) => item.kind === "message" && item.readBy.includes(bob.userId)),
  );
});

test("a burst that is read as it comes is told by its last message alone", async () => {
  const bodies = Array.from({ length: 30 }, (_, at) => `burst ${at}`);
  for (const body of bodies) {
    await ann.client.commands.sendText(roomId, body);
    await bob.client.commands.markRead(roomId);
  }
  await bob.client.commands.openTimeline(roomId);
  await bob.until("all came", (snapshot) =>
    itemsOf(snapshot, roomId).some((item) => item.kind === "message" && item.body === "burst 29"),
  );
  await bob.client.commands.markRead(roomId);
  await ann.until("read", readBy("burst 29"));
  await bob.until("nothing counts", (snapshot) => unread(snapshot) === 0);
  equal(unread(ann.client.snapshot()), 0);
});

test("without a connection too, and through a reload", async () => {
  await sayUnread("three");
  bob.network.connected = false;
  await bob.client.commands.markRead(roomId);
  await bob.until("read here", (snapshot) => unread(snapshot) === 0);
  await bob.client.commands.save();
  bob.network.connected = true;
  bob.network.busy = true;
  bob = await bob.reload();
  await bob.until("the server is heard", ({ rooms }) => rooms.complete);
  await bob.until("still read", (snapshot) => unread(snapshot) === 0);
  equal(readBy("three")(ann.client.snapshot()), false);
  bob.network.busy = false;
  await ann.until("read there", readBy("three"));
});
