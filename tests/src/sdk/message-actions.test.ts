import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { MessageItem } from "@conclave/client/snapshots/timeline-item";
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

/** Waits until a device shows a message that `isSo`. */
function message(device: Device, what: string, isSo: (item: MessageItem) => boolean): Promise<MessageItem> {
  return device.until(what, (snapshot) =>
    itemsOf(snapshot, roomId).find(
      (item): item is MessageItem => item.kind === "message" && item.eventId !== null && isSo(item),
    ),
  );
}

/** Ann says something; gives its event id when Bob has it. */
async function said(text: string): Promise<string> {
  await say(ann, bob, roomId, text);
  return (await message(bob, text, ({ body }) => body === text)).eventId ?? "";
}

test("an answer names what it answers, and mentions whom", async () => {
  const eventId = await said("lunch at noon?");
  await bob.client.commands.sendText(roomId, "yes", { replyTo: { eventId, sender: ann.userId } });
  const answer = await message(ann, "the answer", ({ body }) => body === "yes");
  deepEqual(
    [answer.replyTo?.eventId, answer.replyTo?.content, answer.mentionsSelf],
    [eventId, { kind: "text", text: "lunch at noon?" }, true],
  );
});

test("a reaction is seen by both, counts once, and can be taken back", async () => {
  const eventId = await said("we are done");
  const { commands } = bob.client;
  await commands.setReaction(roomId, eventId, "🎉", true);
  await commands.setReaction(roomId, eventId, "🎉", true);
  await ann.client.commands.setReaction(roomId, eventId, "🎉", true);
  for (const device of [ann, bob]) {
    const both = await message(device, "both", (item) => item.eventId === eventId && item.reactions[0]?.count === 2);
    deepEqual([both.reactions[0]?.key, both.reactions[0]?.own, both.reactions[0]?.names.length], ["🎉", true, 1]);
  }
  await commands.setReaction(roomId, eventId, "🎉", false);
  await message(ann, "one left", (item) => item.eventId === eventId && item.reactions[0]?.count === 1);
  await message(bob, "not own", (item) => item.eventId === eventId && item.reactions[0]?.own === false);
  equal(bob.client.snapshot().recentEmoji[0], "🎉");
});

test("an edit replaces the text, keeps its place, and its wordings can be read", async () => {
  const eventId = await said("teh plan");
  await ann.client.commands.sendText(roomId, "the **plan**", { edits: eventId });
  const edited = await message(bob, "the edit", ({ body }) => body === "the **plan**");
  deepEqual(
    [edited.eventId, edited.edited, edited.formatted],
    [eventId, true, ["the ", { kind: "strong", children: ["plan"] }]],
  );
  await message(
    ann,
    "the edit of the own",
    (item) => item.eventId === eventId && item.pendingEdit === null && item.edited,
  );
  const versions = await bob.client.commands.messageVersions(roomId, eventId);
  deepEqual(
    versions.map(({ body }) => body),
    ["teh plan", "the **plan**"],
  );
});

test("a mention is one, and what looks like markup isn't", async () => {
  const mentions = [{ userId: bob.userId, name: "Bob" }];
  await ann.client.commands.sendText(roomId, "@Bob <b>look</b> *here*", { mentions });
  const item = await message(bob, "the mention", ({ mentionsSelf }) => mentionsSelf);
  deepEqual(item.formatted, [
    { kind: "person", userId: bob.userId, name: "Bob" },
    " <b>look</b> ",
    { kind: "emphasis", children: ["here"] },
  ]);
});

test("a removed message is gone for both; one of others is not theirs to remove", async () => {
  const eventId = await said("a secret by mistake");
  const other = (await (async () => {
    await say(bob, ann, roomId, "mine");
    return message(ann, "mine", ({ body }) => body === "mine");
  })()) as MessageItem;
  await ann.client.commands.removeMessage(roomId, eventId, "a slip");
  for (const device of [ann, bob]) {
    await device.until("the removal", (snapshot) =>
      itemsOf(snapshot, roomId).some((item) => item.kind === "removed" && item.eventId === eventId),
    );
  }
  const { rights } = ann.client.snapshot().openRooms[roomId] ?? {};
  if (rights?.removeOthers === false) {
    await rejects(ann.client.commands.removeMessage(roomId, other.eventId ?? ""), { code: "forbidden" });
  }
});

test("a pinned message is pinned for both, and can be taken off", async () => {
  const eventId = await said("the address of the office");
  await ann.client.commands.setPinned(roomId, eventId, true);
  await bob.until("the pin", ({ openRooms }) =>
    openRooms[roomId]?.pinned.some((pinned) => pinned.eventId === eventId && pinned.content.kind === "text"),
  );
  await message(bob, "the mark", (item) => item.eventId === eventId && item.pinned);
  await ann.client.commands.setPinned(roomId, eventId, false);
  await bob.until("no pin", ({ openRooms }) => openRooms[roomId]?.pinned.length === 0);
});

test("a message is sent on into another room, never into one that isn't encrypted or known", async () => {
  const eventId = await said("for the others too");
  const { roomId: other } = await ann.client.commands.createRoom({ name: "Others", invite: [] });
  await ann.client.commands.forwardMessage(roomId, eventId, other);
  await ann.until("the forwarded", ({ rooms }) =>
    rooms.entries.some(
      ({ roomId: id, lastMessage }) =>
        id === other && lastMessage?.content.kind === "text" && lastMessage.content.text === "for the others too",
    ),
  );
  await rejects(ann.client.commands.forwardMessage(roomId, eventId, "!nowhere:x"), { code: "room-unknown" });
  await rejects(ann.client.commands.forwardMessage(roomId, "$nothing", other), { code: "not-found" });
});

test("the details tell who has read it, and by which device it was encrypted", async () => {
  const eventId = await said("read this");
  await bob.client.commands.markRead(roomId);
  await message(ann, "read", (item) => item.eventId === eventId && item.readBy.includes(bob.userId));
  const own = await ann.client.commands.messageDetails(roomId, eventId);
  deepEqual(
    own.readBy.map(({ person }) => person.userId),
    [bob.userId],
  );
  const details = await bob.client.commands.messageDetails(roomId, eventId);
  equal(details.algorithm, "m.megolm.v1.aes-sha2");
  equal(details.device?.trust, "own-identity");
  ok((details.device?.fingerprint ?? "").length > 40);
  deepEqual(structuredClone(details), details);
});

test("a message far back is brought into the timeline", async () => {
  const eventId = await said("the first of many");
  for (let count = 0; count < 60; count++) await ann.client.commands.sendText(roomId, `line ${count}`);
  await message(bob, "the last", ({ body }) => body === "line 59");
  const { key } = await bob.client.commands.revealMessage(roomId, eventId);
  equal(key, eventId);
  await rejects(bob.client.commands.revealMessage(roomId, "$nothing"), { code: "not-found" });
});
