import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { SendState } from "@conclave/client/snapshots/timeline-item";
import { newColleague } from "./colleague.ts";
import { type Device, itemsOf, newPerson, say, texts } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let bob: Device;
before(async () => {
  server = await startServer({ CONCLAVE_ENCRYPTION: "optional" });
  bob = (await newPerson(server, "bob")).device;
});
after(() => server.close());

/** A new person in a room with Bob, in the clear: the devices here can't keep their keys through a reload. */
async function inRoomWithBob(name: string): Promise<{ readonly device: Device; readonly roomId: string }> {
  const { device } = await newPerson(server, name);
  const host = await newColleague(server, `host-of-${name}`);
  const invite = [device.userId, bob.userId];
  const { room_id: roomId } = await host.call("POST", "/createRoom", { preset: "private_chat", invite });
  for (const { client, until } of [device, bob]) {
    await until("the invitation", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId));
    await client.commands.acceptInvitation(String(roomId));
    await client.commands.openTimeline(String(roomId));
    await until("ready", ({ openRooms }) => openRooms[String(roomId)]?.sending === "allowed");
  }
  return { device, roomId: String(roomId) };
}

/** The page is loaded anew, and the room opened as soon as it is known. */
async function reloaded(device: Device, roomId: string): Promise<Device> {
  const again = await device.reload();
  again.network.connected = true;
  again.network.answers = true;
  again.network.tell(true);
  await again.until(
    "the room",
    ({ rooms }) => rooms.complete && rooms.entries.some((entry) => entry.roomId === roomId),
  );
  await again.client.commands.openTimeline(roomId);
  return again;
}

function stateOf(device: Device, roomId: string, text: string): SendState["state"] | undefined {
  const item = itemsOf(device.client.snapshot(), roomId).find(
    (found) => found.kind === "message" && found.body === text,
  );
  return item?.kind === "message" ? item.sending.state : undefined;
}

test("what the server never got is sent after a reload, in order, with its relations", async () => {
  const { device: ann, roomId } = await inRoomWithBob("ann");
  await say(bob, ann, roomId, "question");
  await say(ann, bob, roomId, "frist");
  const [question, first] = ["question", "frist"].map((body) =>
    itemsOf(ann.client.snapshot(), roomId).find((item) => item.kind === "message" && item.body === body),
  );
  const [asked, mistyped] = [question, first].map((item) => (item?.kind === "message" ? (item.eventId ?? "") : ""));
  ann.network.connected = false;
  await ann.client.commands.sendText(roomId, "**one**");
  await ann.client.commands.sendText(roomId, "two", { replyTo: { eventId: asked ?? "", sender: bob.userId } });
  await ann.client.commands.sendText(roomId, "first", { edits: mistyped ?? "" });
  await reloaded(ann, roomId);
  await bob.until("all of it", (snapshot) => texts(snapshot, roomId).join() === "question,first,**one**,two");
  const answer = itemsOf(bob.client.snapshot(), roomId).at(-1);
  equal(answer?.kind === "message" && answer.replyTo?.eventId, asked);
});

test("what the server got without its answer arriving is there once", async () => {
  const { device: cid, roomId } = await inRoomWithBob("cid");
  cid.network.answers = false;
  await cid.client.commands.sendText(roomId, "got it");
  await cid.client.commands.sendText(roomId, "behind it");
  await bob.until("the first", (snapshot) => texts(snapshot, roomId).includes("got it"));
  const again = await reloaded(cid, roomId);
  await bob.until("the second", (snapshot) => texts(snapshot, roomId).includes("behind it"));
  await again.until("both sent", () =>
    ["got it", "behind it"].every((text) => stateOf(again, roomId, text) === "sent"),
  );
  await say(bob, again, roomId, "end");
  for (const { client } of [bob, again]) {
    deepEqual(texts(client.snapshot(), roomId), ["got it", "behind it", "end"]);
  }
});

test("a file that was not uploaded is not sent and says so; what is behind it goes", async () => {
  const { device: dora, roomId } = await inRoomWithBob("dora");
  dora.network.connected = false;
  const name = "plan.pdf";
  await dora.client.commands.sendAttachment(roomId, { name, bytes: new Blob(["12345"]), attachment: "file" });
  await dora.client.commands.sendText(roomId, "see the plan");
  const again = await reloaded(dora, roomId);
  await bob.until("the text", (snapshot) => texts(snapshot, roomId).includes("see the plan"));
  const file = await again.until("the file", (snapshot) =>
    itemsOf(snapshot, roomId).find((item) => item.kind === "attachment" && item.sending.state === "lost"),
  );
  equal(file.kind === "attachment" && `${file.name} ${file.size}`, "plan.pdf 5");
  await again.client.commands.discardSend(roomId, file.key);
  const third = await reloaded(again, roomId);
  await third.until("nothing but the text", (snapshot) => texts(snapshot, roomId).join() === "see the plan");
  equal(
    itemsOf(third.client.snapshot(), roomId).some(({ kind }) => kind === "attachment"),
    false,
  );
});

test("signing out forgets what was not sent", async () => {
  const { device: emil, roomId } = await inRoomWithBob("emil");
  emil.network.connected = false;
  await emil.client.commands.sendText(roomId, "never mind");
  await emil.client.commands.signOut();
  emil.network.connected = true;
  await server.signIn(emil.client, emil.userId);
  await emil.until("the room", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId));
  await emil.client.commands.openTimeline(roomId);
  await say(bob, emil, roomId, "still there?");
  deepEqual(texts(bob.client.snapshot(), roomId), ["still there?"]);
});
