import { equal, ok, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Device, directChat, itemsOf, newDevice, newPerson, say } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let roomId: string;
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  const bob = (await newPerson(server, "bob")).device;
  roomId = await directChat(ann, bob);
  await say(ann, bob, roomId, "the first");
  for (let line = 0; line < 70; line++) await ann.client.commands.sendText(roomId, `line ${line}`);
  await say(ann, bob, roomId, "the last");
});
after(() => server.close());

/** A message of ann's with its event id and time. */
const sent = (text: string) =>
  ann.until("the message", (snapshot) =>
    itemsOf(snapshot, roomId).find(
      (item) => item.kind === "message" && item.body === text && item.sending.state === "sent" && item.eventId !== null,
    ),
  );

test("a moment is found far behind what is loaded", async () => {
  const first = await sent("the first");
  const device = await newDevice(server, ann.userId);
  const { commands } = device.client;
  await rejects(commands.revealMoment(roomId, first.timestamp), { failure: { code: "room-unknown" } });
  await device.until("the room", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId));
  await commands.openTimeline(roomId);
  const holds = (eventId: string) =>
    itemsOf(device.client.snapshot(), roomId).some((item) => item.kind !== "date" && item.eventId === eventId);
  const last = await sent("the last");
  equal((await commands.revealMoment(roomId, last.timestamp)).eventId, last.kind === "date" ? "" : last.eventId);
  const wanted = first.kind === "date" ? "" : (first.eventId ?? "");
  ok(!holds(wanted));
  equal((await commands.revealMoment(roomId, first.timestamp)).eventId, wanted);
  ok(holds(wanted));
});

test("after the last message is the last one, and before the room its beginning", async () => {
  const last = await sent("the last");
  const { eventId } = await ann.client.commands.revealMoment(roomId, last.timestamp + 60_000);
  equal(eventId, last.kind === "date" ? "" : last.eventId);
  const beginning = await ann.client.commands.revealMoment(roomId, 0);
  const [, oldest] = itemsOf(ann.client.snapshot(), roomId);
  equal(beginning.eventId, oldest?.kind === "date" ? "" : oldest?.eventId);
});
