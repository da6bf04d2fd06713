import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Device, directChat, newPerson, say, texts } from "./person.ts";
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

const entryOf = (device: Device) => device.client.snapshot().rooms.entries.find((entry) => entry.roomId === roomId);

test("a room is a favourite or of low priority, never both", async () => {
  const { commands } = ann.client;
  await commands.setFavourite(roomId, true);
  await ann.until("favourite", () => entryOf(ann)?.favourite);
  await commands.setLowPriority(roomId, true);
  await ann.until("low priority", () => entryOf(ann)?.lowPriority && !entryOf(ann)?.favourite);
  await commands.setLowPriority(roomId, false);
  await ann.until("neither", () => entryOf(ann)?.lowPriority === false && !entryOf(ann)?.favourite);
});

test("what is said in a muted room doesn't count, until it is heard again", async () => {
  await bob.client.commands.setNotify(roomId, "mentions");
  await bob.until("muted", () => entryOf(bob)?.muted);
  await say(ann, bob, roomId, "psst");
  equal(entryOf(bob)?.unreadCount, 0);
  await bob.client.commands.setNotify(roomId, "all");
  await bob.until("heard", () => entryOf(bob)?.muted === false);
  await ann.client.commands.sendText(roomId, "hello");
  await bob.until("one unread", () => (entryOf(bob)?.unreadCount ?? 0) > 0);
});

test("of a silent room not even mentions count, on any client's word", async () => {
  const mentions = [{ userId: bob.userId, name: "bob" }];
  const counts = () => {
    const { unreadCount, highlightCount, muted, silent } = entryOf(bob) ?? {};
    return { unreadCount, highlightCount, muted, silent };
  };
  await bob.client.commands.markRead(roomId);
  await bob.until("read", () => entryOf(bob)?.unreadCount === 0);
  for (const from of ["all", "mentions"] as const) {
    await bob.client.commands.setNotify(roomId, from);
    await bob.client.commands.setNotify(roomId, "nothing");
    await bob.until("silent", () => entryOf(bob)?.silent && entryOf(bob)?.muted);
    await ann.client.commands.sendText(roomId, `@bob, after ${from}`, { mentions });
    await bob.until("the message", (snapshot) => texts(snapshot, roomId).includes(`@bob, after ${from}`));
    deepEqual(counts(), { unreadCount: 0, highlightCount: 0, muted: true, silent: true });
  }
  await bob.client.commands.setNotify(roomId, "mentions");
  await bob.until("muted only", () => entryOf(bob)?.muted && !entryOf(bob)?.silent);
  await ann.client.commands.sendText(roomId, "@bob, at last", { mentions });
  await bob.until("the mention", () => (entryOf(bob)?.highlightCount ?? 0) > 0);
  await bob.client.commands.setNotify(roomId, "all");
  await bob.until("heard", () => entryOf(bob)?.muted === false);
});

test("a room that was read can be marked as unread, and reading takes the mark away", async () => {
  await bob.client.commands.markRead(roomId);
  await bob.client.commands.setMarkedUnread(roomId, true);
  await bob.until("marked", () => entryOf(bob)?.markedUnread);
  await bob.client.commands.markRead(roomId);
  await bob.until("not marked", () => entryOf(bob)?.markedUnread === false);
});
