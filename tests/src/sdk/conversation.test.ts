import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Device, directChat, itemsOf, newPerson, say, texts } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let bob: Device;
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
});
after(() => server.close());

test("a direct chat, both ways, encrypted, with the truth about each message", async () => {
  const roomId = await directChat(ann, bob);
  await say(ann, bob, roomId, "hello bob");
  await say(bob, ann, roomId, "hello ann");
  await ann.until("all sent", (snapshot) =>
    itemsOf(snapshot, roomId).every((item) => item.kind !== "message" || item.sending.state === "sent"),
  );
  deepEqual(texts(ann.client.snapshot(), roomId), ["hello bob", "hello ann"]);
  for (const { client } of [ann, bob]) {
    const snapshot = client.snapshot();
    deepEqual(structuredClone(snapshot), snapshot);
    const entry = snapshot.rooms.entries.find((candidate) => candidate.roomId === roomId);
    equal(entry?.encrypted, true);
    equal(entry?.direct, true);
    for (const item of itemsOf(snapshot, roomId)) {
      if (item.kind === "message") equal(item.security, "encrypted");
    }
  }
  const again = await ann.client.commands.openDirectChat(bob.userId);
  equal(again.roomId, roomId);
});

test("what is unread, until it is read", async () => {
  const { roomId } = await ann.client.commands.createRoom({ name: "Plans", invite: [bob.userId] });
  await bob.until("the invitation", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId));
  await bob.client.commands.acceptInvitation(roomId);
  await ann.client.commands.sendText(roomId, "one");
  await ann.client.commands.sendText(roomId, "two");
  const entry = await bob.until("two unread", ({ rooms }) =>
    rooms.entries.find((candidate) => candidate.roomId === roomId && candidate.unreadCount === 2),
  );
  deepEqual(entry.name, { kind: "given", text: "Plans" });
  await bob.until("the newest message in the list", ({ rooms }) =>
    rooms.entries.some(
      ({ roomId: id, lastMessage }) =>
        id === roomId && lastMessage?.content.kind === "text" && lastMessage.content.text === "two",
    ),
  );
  await bob.client.commands.openTimeline(roomId);
  await bob.client.commands.markRead(roomId);
  await bob.until("nothing unread", ({ rooms }) =>
    rooms.entries.some((candidate) => candidate.roomId === roomId && candidate.unreadCount === 0),
  );
  await ann.client.commands.openTimeline(roomId);
  await ann.until("the receipt", (snapshot) =>
    itemsOf(snapshot, roomId).some((item) => item.kind === "message" && item.readBy.includes(bob.userId)),
  );
});

test("typing is seen and ends", async () => {
  const { roomId } = await ann.client.commands.openDirectChat(bob.userId);
  await bob.client.commands.setTyping(roomId, true);
  await ann.until("bob typing", ({ openRooms }) =>
    openRooms[roomId]?.typing.some(({ userId }) => userId === bob.userId),
  );
  await bob.client.commands.setTyping(roomId, false);
  await ann.until("bob not typing", ({ openRooms }) => openRooms[roomId]?.typing.length === 0);
});

test("nothing is sent into a room that is not known", async () => {
  await rejects(ann.client.commands.sendText("!unknown:conclave", "hello"), { code: "room-unknown" });
});

test("a message waits for the connection, and then goes, in order", async () => {
  const { roomId } = await ann.client.commands.openDirectChat(bob.userId);
  ann.network.connected = false;
  await ann.client.commands.sendText(roomId, "first in the dark");
  await ann.client.commands.sendText(roomId, "second in the dark");
  await ann.until("waiting", (snapshot) =>
    itemsOf(snapshot, roomId).some((item) => item.kind === "message" && item.sending.state === "waiting"),
  );
  ann.network.connected = true;
  await bob.until("both, in order", (snapshot) => {
    const read = texts(snapshot, roomId);
    const first = read.indexOf("first in the dark");
    return first >= 0 && read[first + 1] === "second in the dark";
  });
});

test("an invitation can be declined, and a room left", async () => {
  const { roomId } = await ann.client.commands.createRoom({ name: "Not for Bob", invite: [bob.userId] });
  await bob.until("the invitation", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId));
  await bob.client.commands.declineInvitation(roomId);
  await bob.until("gone", ({ rooms }) => rooms.entries.every((entry) => entry.roomId !== roomId));
  await ann.client.commands.leaveRoom(roomId);
  await ann.until("gone", ({ rooms }) => rooms.entries.every((entry) => entry.roomId !== roomId));
});
