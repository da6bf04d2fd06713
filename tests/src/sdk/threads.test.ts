import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import type { ThreadSummary } from "@conclave/client/snapshots/thread-summary";
import { type Device, directChat, itemsOf, newDevice, newPerson, say, texts } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let annKey: string;
let bob: Device;
let roomId: string;
before(async () => {
  server = await startServer();
  const first = await newPerson(server, "ann");
  ann = first.device;
  annKey = first.recoveryKey;
  bob = (await newPerson(server, "bob")).device;
  roomId = await directChat(ann, bob);
});
after(() => server.close());

/** Ann says something in the room; gives its event id when Bob has it. */
async function said(text: string): Promise<string> {
  await say(ann, bob, roomId, text);
  return bob.until(text, (snapshot) => {
    const item = itemsOf(snapshot, roomId).find((one) => one.kind === "message" && one.body === text);
    return item?.kind === "message" ? item.eventId : null;
  });
}

/** The texts of an open thread, oldest first. */
function replies({ openThreads }: ClientSnapshot, threadId: string): readonly string[] {
  return (openThreads[threadId]?.items ?? []).flatMap((item) => (item.kind === "message" ? [item.body] : []));
}

function summary(snapshot: ClientSnapshot, threadId: string): ThreadSummary | null {
  const item = itemsOf(snapshot, roomId).find((one) => one.kind !== "date" && one.eventId === threadId);
  return item === undefined || item.kind === "date" ? null : item.thread;
}

const sayIn = (device: Device, threadId: string, text: string) =>
  device.client.commands.sendText(roomId, text, { threadId });

const counted = (unread: number) => (snapshot: ClientSnapshot) =>
  snapshot.rooms.entries.find((entry) => entry.roomId === roomId)?.unreadCount === unread;

test("a thread is begun, stands beside the conversation, and is summed up under its first message", async () => {
  const threadId = await said("which berth?");
  await bob.client.commands.openThread(roomId, threadId);
  await bob.until("the first message", (snapshot) => replies(snapshot, threadId).join() === "which berth?");
  await sayIn(bob, threadId, "the second");
  await sayIn(bob, threadId, "or the third");
  await ann.client.commands.openThread(roomId, threadId);
  for (const device of [ann, bob]) {
    const shown = await device.until("all of it", (snapshot) => {
      const all = replies(snapshot, threadId);
      return all.length === 3 && all;
    });
    deepEqual(shown, ["which berth?", "the second", "or the third"]);
    const under = await device.until("the summary", (snapshot) => {
      const known = summary(snapshot, threadId);
      return known?.replyCount === 2 && known.lastReply;
    });
    deepEqual([under.content, under.own], [{ kind: "text", text: "or the third" }, device === bob]);
    equal(texts(device.client.snapshot(), roomId).includes("the second"), false, "a reply stands in its thread only");
  }
});

test("unread replies are counted apart from the room, and reading one place leaves the other", async () => {
  const before = Object.keys(ann.client.snapshot().openThreads);
  for (const threadId of before) await ann.client.commands.markThreadRead(roomId, threadId);
  await ann.until("nothing unread", counted(0));
  const threadId = await said("the crane?");
  await ann.client.commands.markRead(roomId);
  await bob.client.commands.openThread(roomId, threadId);
  await sayIn(bob, threadId, "is repaired");
  await sayIn(bob, threadId, "since noon");
  await bob.client.commands.sendText(roomId, "outside of it");
  await ann.until("three unread", counted(3));
  await ann.until("two of them there", (snapshot) => summary(snapshot, threadId)?.unreadCount === 2);
  deepEqual(ann.client.snapshot().openRooms[roomId]?.threadCounts, { unread: 2, highlight: 0 });
  await ann.client.commands.markRead(roomId);
  await ann.until("two unread", counted(2));
  await ann.client.commands.openThread(roomId, threadId);
  const line = await ann.until("the reader's line", ({ openThreads }) => {
    const thread = openThreads[threadId];
    return thread?.items.find(({ key }) => key === thread.firstUnreadKey);
  });
  equal(line.kind === "message" && line.body, "is repaired");
  await ann.client.commands.markThreadRead(roomId, threadId);
  await ann.until("none unread", counted(0));
  await bob.until("seen", ({ openThreads }) =>
    openThreads[threadId]?.items.some((item) => item.kind !== "date" && item.readBy.includes(ann.userId)),
  );
});

test("a mention in a thread is counted as one", async () => {
  const threadId = await said("who has the key?");
  await ann.client.commands.markRead(roomId);
  await bob.client.commands.sendText(roomId, "@Ann you have", {
    threadId,
    mentions: [{ userId: ann.userId, name: "Ann" }],
  });
  await ann.until("a mention", (snapshot) => summary(snapshot, threadId)?.highlightCount === 1);
  await ann.client.commands.markThreadRead(roomId, threadId);
  await ann.until("none", (snapshot) => summary(snapshot, threadId)?.highlightCount === 0);
});

test("edits, reactions and removals reach a reply", async () => {
  const threadId = await said("what about lunch?");
  for (const device of [ann, bob]) await device.client.commands.openThread(roomId, threadId);
  await sayIn(bob, threadId, "at noom");
  const eventId = await ann.until("the reply", ({ openThreads }) => {
    const item = openThreads[threadId]?.items.find((one) => one.kind === "message" && one.body === "at noom");
    return item?.kind === "message" && item.eventId;
  });
  await ann.client.commands.setReaction(roomId, eventId, "🍜", true);
  await bob.client.commands.sendText(roomId, "at noon", { threadId, edits: eventId });
  await bob.until("both", ({ openThreads }) =>
    openThreads[threadId]?.items.some(
      (item) => item.kind === "message" && item.body === "at noon" && item.edited && item.reactions[0]?.key === "🍜",
    ),
  );
  await ann.until("the new wording under the first message", (snapshot) => {
    const content = summary(snapshot, threadId)?.lastReply?.content;
    return content?.kind === "text" && content.text === "at noon";
  });
  await bob.client.commands.removeMessage(roomId, eventId);
  await ann.until("no thread is left", (snapshot) => summary(snapshot, threadId) === null);
});

test("the list has every thread, the newest reply first, and a new device too", async () => {
  const first = await said("the first matter");
  const second = await said("the second matter");
  for (const threadId of [second, first]) {
    await sayIn(bob, threadId, "noted");
    await ann.until("noted", (snapshot) => summary(snapshot, threadId)?.replyCount === 1);
  }
  const laptop = await newDevice(server, ann.userId);
  await laptop.client.commands.recover(annKey);
  await laptop.client.commands.openThreadList(roomId);
  const entries = await laptop.until("the list", ({ threadLists }) => {
    const list = threadLists[roomId];
    return list?.loading === false && list.entries.every(({ root }) => root.content.kind === "text") && list.entries;
  });
  deepEqual(
    entries.slice(0, 2).map(({ threadId, root, replyCount }) => [threadId, root.content, replyCount]),
    [
      [first, { kind: "text", text: "the first matter" }, 1],
      [second, { kind: "text", text: "the second matter" }, 1],
    ],
  );
  await laptop.client.commands.markThreadRead(roomId, first);
  await ann.until("read on the other device", (snapshot) => summary(snapshot, first)?.unreadCount === 0);
});

test("a message is found in its thread, however far back", async () => {
  const threadId = await said("the long one");
  for (let at = 1; at <= 60; at++) await sayIn(bob, threadId, `reply ${at}`);
  await ann.until("all of them", (snapshot) => summary(snapshot, threadId)?.replyCount === 60);
  await bob.client.commands.openThread(roomId, threadId);
  const eventId = await bob.until("an event id", ({ openThreads }) => {
    const item = openThreads[threadId]?.items.find((one) => one.kind === "message" && one.body === "reply 3");
    return item?.kind === "message" && item.eventId;
  });
  const laptop = await newDevice(server, ann.userId);
  await laptop.client.commands.recover(annKey);
  await laptop.client.commands.openTimeline(roomId);
  const { key, threadId: found } = await laptop.client.commands.revealMessage(roomId, eventId);
  equal(found, threadId);
  await laptop.until("it is there", ({ openThreads }) => openThreads[threadId]?.items.some((item) => item.key === key));
  await laptop.client.commands.pageThreadBack(threadId);
  await laptop.until("the first message", (snapshot) => replies(snapshot, threadId)[0] === "the long one");
  await laptop.until("no more", ({ openThreads }) => openThreads[threadId]?.hasOlder === false);
  await rejects(laptop.client.commands.openThread(roomId, eventId), { code: "not-found" });
});
