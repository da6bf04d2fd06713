import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { TranscriptLine } from "@conclave/client/snapshots/transcript";
import { type Device, directChat, itemsOf, newDevice, newPerson, say, texts } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let bob: Device;
let roomId: string;
let recoveryKey: string;
before(async () => {
  server = await startServer();
  const first = await newPerson(server, "ann");
  ({ device: ann, recoveryKey } = first);
  bob = (await newPerson(server, "bob")).device;
  roomId = await directChat(ann, bob);
});
after(() => server.close());

/** Reads a conversation back; gives its lines, oldest first, and in how many pages they came. */
async function transcript(
  device: Device,
): Promise<{ readonly lines: readonly TranscriptLine[]; readonly pages: number }> {
  const { commands } = device.client;
  const { transcriptId, madeAt } = await commands.beginTranscript(roomId);
  ok(madeAt > 0);
  const pages: (readonly TranscriptLine[])[] = [];
  for (let done = false; !done; ) {
    const page = await commands.readTranscript(transcriptId);
    pages.unshift(page.lines);
    done = page.done;
  }
  await commands.endTranscript(transcriptId);
  await rejects(commands.readTranscript(transcriptId), { failure: { code: "not-possible-now" } });
  return { lines: pages.flat(), pages: pages.length };
}

const bodies = (lines: readonly TranscriptLine[]) =>
  lines.flatMap(({ item }) => (item.kind === "message" ? [item.body] : item.kind === "undecryptable" ? ["?"] : []));

async function eventId(device: Device, text: string): Promise<string> {
  return device.until(`the event id of "${text}"`, (snapshot) => {
    const item = itemsOf(snapshot, roomId).find((one) => one.kind === "message" && one.body === text);
    return item?.kind === "message" ? item.eventId : null;
  });
}

test("a conversation is read back with last wordings, reactions, answers, threads and what was removed", async () => {
  await say(ann, bob, roomId, "first");
  await say(bob, ann, roomId, "wrogn");
  await say(ann, bob, roomId, "regretted");
  const wrong = await eventId(bob, "wrogn");
  await bob.client.commands.sendText(roomId, "right", { edits: wrong });
  await bob.client.commands.setReaction(roomId, await eventId(bob, "first"), "👍️", true);
  await ann.client.commands.setReaction(roomId, await eventId(ann, "first"), "👍️", true);
  await ann.client.commands.removeMessage(roomId, await eventId(ann, "regretted"));
  await ann.client.commands.sendText(roomId, "answer", { replyTo: { eventId: wrong, sender: bob.userId } });
  await ann.client.commands.sendText(roomId, "aside", { threadId: wrong });
  for (let line = 0; line < 110; line++) await ann.client.commands.sendText(roomId, `line ${line}`);
  await say(ann, bob, roomId, "last");

  const { lines, pages } = await transcript(bob);
  ok(pages > 1);
  const said = bodies(lines);
  deepEqual(said.slice(0, 4), ["first", "right", "answer", "aside"]);
  equal(said.at(-1), "last");
  equal(said.length, 115);
  equal(lines.filter(({ item }) => item.kind === "removed").length, 1);
  const find = (body: string) => lines.find(({ item }) => item.kind === "message" && item.body === body);
  const first = find("first")?.item;
  deepEqual(first?.kind === "message" && first.reactions, [{ key: "👍️", count: 2, own: true, names: [ann.userId] }]);
  const right = find("right")?.item;
  ok(right?.kind === "message" && right.edited && right.eventId === wrong && right.key === wrong);
  const answer = find("answer")?.item;
  equal(answer?.kind === "message" && answer.replyTo?.eventId, wrong);
  equal(find("aside")?.threadId, wrong);
  equal(find("answer")?.threadId, null);
});

test("a file of the page that was read last is downloaded, and no other", async () => {
  const bytes = new Blob(["the berth table"]);
  await ann.client.commands.sendAttachment(roomId, { name: "berths.txt", bytes, attachment: "file" });
  await bob.until("the file", (snapshot) => itemsOf(snapshot, roomId).some(({ kind }) => kind === "attachment"));
  const { commands } = bob.client;
  const { transcriptId } = await commands.beginTranscript(roomId);
  const { lines } = await commands.readTranscript(transcriptId);
  const file = lines.find(({ item }) => item.kind === "attachment")?.item;
  const copy = await commands.downloadFromTranscript(transcriptId, file?.key ?? "");
  equal(await copy.text(), "the berth table");
  await commands.readTranscript(transcriptId);
  await rejects(commands.downloadFromTranscript(transcriptId, file?.key ?? ""), { failure: { code: "not-found" } });
  await commands.endTranscript(transcriptId);
});

test("a device that is locked says what it can't read; unlocked, it fetches the keys from the backup", async () => {
  const device = await newDevice(server, ann.userId);
  await device.until("the room", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId));
  ok((await transcript(device)).lines.every(({ item }) => item.kind !== "message"));
  await device.client.commands.recover(recoveryKey);
  await device.client.commands.openTimeline(roomId);
  await device.until("the newest keys", (snapshot) => texts(snapshot, roomId).includes("last"));
  ok(!bodies((await transcript(device)).lines).includes("?"));
});

test("no room, no transcript", async () => {
  await rejects(ann.client.commands.beginTranscript("!none:conclave.test"), { failure: { code: "room-unknown" } });
});
