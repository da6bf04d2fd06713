import { deepEqual, equal, ok } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import { directChat, itemsOf, newPerson, say, texts } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
before(async () => {
  server = await startServer();
});
after(() => server.close());

test("what was said while a device was away is all there afterwards, once, in order", async () => {
  const ann = (await newPerson(server, "ann")).device;
  const bob = (await newPerson(server, "bob")).device;
  const roomId = await directChat(ann, bob);
  await say(ann, bob, roomId, "before");

  bob.network.connected = false;
  // The poll that was under way when the network went may still answer, so the gap begins after one message.
  await ann.client.commands.sendText(roomId, "last heard");
  const missed = Array.from({ length: 35 }, (_, index) => `missed ${index}`);
  for (const body of missed) await ann.client.commands.sendText(roomId, body);
  await ann.until("all sent", (snapshot) =>
    itemsOf(snapshot, roomId).some(
      (item) => item.kind === "message" && item.body === "missed 34" && item.sending.state === "sent",
    ),
  );
  bob.network.connected = true;
  await bob.until("the newest", (snapshot) => texts(snapshot, roomId).at(-1) === "missed 34");
  while (bob.client.snapshot().openRooms[roomId]?.hasOlder) await bob.client.commands.pageBack(roomId);
  deepEqual(texts(bob.client.snapshot(), roomId), ["before", "last heard", ...missed]);
});

test("a thread that went on meanwhile is counted and read to its end, and found by its words", async () => {
  const dora = (await newPerson(server, "dora")).device;
  const eli = (await newPerson(server, "eli")).device;
  const roomId = await directChat(dora, eli);
  await say(dora, eli, roomId, "the root");
  const threadId = await eli.until("its id", (snapshot) => {
    const item = itemsOf(snapshot, roomId).find((one) => one.kind === "message" && one.body === "the root");
    return item?.kind === "message" ? item.eventId : null;
  });
  const summary = (snapshot: ClientSnapshot) => {
    const item = itemsOf(snapshot, roomId).find((one) => one.kind !== "date" && one.eventId === threadId);
    return item === undefined || item.kind === "date" ? null : item.thread;
  };
  await dora.client.commands.sendText(roomId, "first reply", { threadId });
  await eli.client.commands.openThread(roomId, threadId);
  await eli.until("the first reply", (snapshot) => summary(snapshot)?.replyCount === 1);

  eli.network.connected = false;
  const missed = Array.from({ length: 36 }, (_, index) => `missed ${index}`);
  for (const body of missed) await dora.client.commands.sendText(roomId, body, { threadId });
  await dora.until("all sent", (snapshot) => summary(snapshot)?.replyCount === 37);
  eli.network.connected = true;
  await eli.until("all counted", (snapshot) => summary(snapshot)?.replyCount === 37);
  const read = (snapshot: ClientSnapshot) =>
    (snapshot.openThreads[threadId]?.items ?? []).flatMap((item) => (item.kind === "message" ? [item.body] : []));
  // The count comes with the message that begins the thread, which may be before the newest replies themselves.
  await eli.until("the newest reply", (snapshot) => read(snapshot).at(-1) === missed.at(-1));
  while (eli.client.snapshot().openThreads[threadId]?.hasOlder) await eli.client.commands.pageThreadBack(threadId);
  deepEqual(read(eli.client.snapshot()), ["the root", "first reply", ...missed]);
  const { hits } = await eli.client.commands.searchMessages({ text: "missed", most: 50 });
  equal(hits.length, 36);
});

test("a network that goes while a poll is open is noticed at once, and so is its return", async () => {
  const cem = (await newPerson(server, "cem")).device;
  await cem.until("hearing the server", ({ connection }) => connection.state === "online");
  cem.network.connected = false;
  const lost = performance.now();
  cem.network.tell(false);
  await cem.until("reconnecting", ({ connection }) => connection.state === "reconnecting");
  cem.network.connected = true;
  cem.network.tell(true);
  await cem.until("online again", ({ connection }) => connection.state === "online");
  // The server answers an idle poll after 30 seconds.
  ok(performance.now() - lost < 15_000);
});
