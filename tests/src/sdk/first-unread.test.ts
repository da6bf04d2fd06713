import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
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

const open = () => bob.client.snapshot().openRooms[roomId];
const firstUnread = () => itemsOf(bob.client.snapshot(), roomId).find(({ key }) => key === open()?.firstUnreadKey);

async function openAnew(): Promise<void> {
  await bob.client.commands.closeTimeline(roomId);
  await bob.client.commands.openTimeline(roomId);
  await bob.until("the timeline", (snapshot) => (snapshot.openRooms[roomId]?.items.length ?? 0) > 5);
}

test("what was read leaves no line, what came after it has one, and reading on doesn't move it", async () => {
  await say(ann, bob, roomId, "read");
  await bob.client.commands.markRead(roomId);
  await openAnew();
  deepEqual([open()?.firstUnreadKey, open()?.hasUnreadAbove], [null, false]);
  await rejects(bob.client.commands.revealFirstUnread(roomId), { failure: { code: "not-found" } });
  await bob.client.commands.closeTimeline(roomId);
  await ann.client.commands.sendText(roomId, "unread");
  await bob.until("it came", ({ rooms }) => rooms.entries.some(({ unreadCount }) => unreadCount === 1));
  await openAnew();
  const item = firstUnread();
  equal(item?.kind === "message" && item.body, "unread");
  await bob.client.commands.markRead(roomId);
  equal(firstUnread()?.key, item?.key);
  equal((await bob.client.commands.revealFirstUnread(roomId)).key, item?.key);
});

test("what is unread from far above is said to be there, and is found", async () => {
  await bob.client.commands.markRead(roomId);
  await bob.client.commands.closeTimeline(roomId);
  bob.network.connected = false;
  for (let line = 0; line < 120; line++) await ann.client.commands.sendText(roomId, `line ${line}`);
  await ann.until("all sent", (snapshot) =>
    itemsOf(snapshot, roomId).every((item) => !("sending" in item) || item.sending.state === "sent"),
  );
  bob.network.connected = true;
  bob.network.tell(true);
  await bob.until("the last", ({ rooms }) =>
    rooms.entries.some(
      ({ lastMessage }) => lastMessage?.content.kind === "text" && lastMessage.content.text === "line 119",
    ),
  );
  await openAnew();
  ok(open()?.hasUnreadAbove);
  equal(open()?.firstUnreadKey, null);
  const { key } = await bob.client.commands.revealFirstUnread(roomId);
  const item = itemsOf(bob.client.snapshot(), roomId).find((one) => one.key === key);
  equal(item?.kind === "message" && item.body, "line 0");
  deepEqual([open()?.firstUnreadKey, open()?.hasUnreadAbove], [key, false]);
});
