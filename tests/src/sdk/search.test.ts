import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { SearchQuery } from "@conclave/client/commands";
import type { SearchHit } from "@conclave/client/snapshots/search-snapshot";
import { type Device, directChat, itemsOf, newDevice, newPerson, say } from "./person.ts";
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

async function search(device: Device, text: string, more: Partial<SearchQuery> = {}): Promise<readonly SearchHit[]> {
  return (await device.client.commands.searchMessages({ text, most: 20, ...more })).hits;
}

/** Searches again with each snapshot until what is found `isSo`: what was sent or decrypted a moment ago is kept a moment later. */
async function found(device: Device, text: string, isSo: (texts: readonly string[]) => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const texts = (await search(device, text)).map((hit) => hit.text);
    if (isSo(texts)) return;
    if (Date.now() > end) throw new Error(`searched in vain for ${text}: ${JSON.stringify(texts)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("what was said in an encrypted room is found by both, with what stood around it", async () => {
  for (const text of ["the keel is laid", "Das Schiff heißt Zoë", "二号泊位需要疏浚"])
    await say(ann, bob, roomId, text);
  for (const device of [ann, bob]) {
    await found(device, "疏浚", (texts) => texts.join() === "二号泊位需要疏浚");
    const [hit] = await search(device, "zoe schi");
    deepEqual(
      [hit?.text, hit?.places, hit?.before?.text, hit?.after?.text, hit?.sender.userId],
      [
        "Das Schiff heißt Zoë",
        [
          [4, 8],
          [17, 20],
        ],
        "the keel is laid",
        "二号泊位需要疏浚",
        ann.userId,
      ],
    );
  }
  deepEqual(await search(bob, "keel", { sender: bob.userId }), []);
});

test("an edit and a removal reach what is kept", async () => {
  await say(ann, bob, roomId, "the mast is oak");
  await found(bob, "oak", (texts) => texts.length === 1);
  const eventId = await bob.until("the event id", (snapshot) => {
    const item = itemsOf(snapshot, roomId).find((one) => one.kind === "message" && one.body === "the mast is oak");
    return item?.kind === "message" ? item.eventId : null;
  });
  await ann.client.commands.sendText(roomId, "the mast is pine", { edits: eventId });
  await found(bob, "mast", (texts) => texts.join() === "the mast is pine");
  await ann.client.commands.removeMessage(roomId, eventId);
  await found(bob, "mast", (texts) => texts.length === 0);
});

test("a new device reads back what was said before, finds it, and leads to it", async () => {
  await say(ann, bob, roomId, "a lantern at the bow");
  for (let at = 1; at <= 130; at++) await bob.client.commands.sendText(roomId, `entry ${at} of the log`);
  await ann.until("all of it", (snapshot) =>
    itemsOf(snapshot, roomId).some((item) => item.kind === "message" && item.body === "entry 130 of the log"),
  );
  const laptop = await newDevice(server, ann.userId);
  await laptop.client.commands.recover(annKey);
  await found(laptop, "lantern", (texts) => texts.join() === "a lantern at the bow");
  await laptop.until(
    "everything read",
    ({ search: { state, rooms, roomsRead } }) => state === "complete" && rooms === 1 && roomsRead === 1,
  );
  const [hit] = await search(laptop, "lantern");
  const { eventId } = await laptop.client.commands.locateHit(roomId, hit?.timestamp ?? 0, hit?.reference ?? "");
  await laptop.client.commands.openTimeline(roomId);
  const { key } = await laptop.client.commands.revealMessage(roomId, eventId);
  await laptop.until("it is there", (snapshot) =>
    itemsOf(snapshot, roomId).some((item) => item.key === key && item.kind === "message" && item.body === hit?.text),
  );
  await rejects(laptop.client.commands.locateHit(roomId, hit?.timestamp ?? 0, "nothing"), { code: "not-found" });
  // The key of what Bob said last may come to the backup after its page was read.
  await found(laptop, "entry", (texts) => texts.length === 20);
  equal((await search(laptop, "entry", { most: 5 })).length, 5);
});

test("who leaves a room finds nothing of it any more", async () => {
  await bob.client.commands.leaveRoom(roomId);
  await found(bob, "keel", (texts) => texts.length === 0);
});
