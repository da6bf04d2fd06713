import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Device, newPerson } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let bob: Device;
let openId = "";
let askId = "";
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
  const { commands } = ann.client;
  await commands.createRoom({ name: "Hidden", invite: [] });
  ({ roomId: askId } = await commands.createRoom({ name: "Pilots", invite: [], access: "asking" }));
  ({ roomId: openId } = await commands.createRoom({ name: "Canteen", topic: "Soup", invite: [], access: "everyone" }));
});
after(() => server.close());

test("the directory holds what one may come into unasked, or ask for, and nothing else", async () => {
  const { commands } = bob.client;
  const { rooms, next } = await commands.findRooms("");
  deepEqual(rooms.map(({ name, door, membership }) => [name, door, membership]).sort(), [
    ["Canteen", "open", "none"],
    ["Pilots", "ask", "none"],
  ]);
  equal(next, null);
  deepEqual(
    (await commands.findRooms("soup")).rooms.map(({ name }) => name),
    ["Canteen"],
  );
  await commands.joinRoom(openId);
  await bob.until("encrypted", ({ rooms: { entries } }) =>
    entries.some((entry) => entry.roomId === openId && entry.encrypted),
  );
  equal((await commands.findRooms("canteen")).rooms[0]?.membership, "joined");
});

test("who asks to join is heard, can take it back, and comes in when let in", async () => {
  const { commands } = bob.client;
  await ann.client.commands.openTimeline(askId);
  const asking = (what: string, reasons: string) =>
    ann.until(
      what,
      ({ openRooms }) => openRooms[askId]?.roomRights.asking.map(({ reason }) => reason).join() === reasons,
    );
  await commands.askToJoin(askId, "I am the new pilot");
  await asking("the question", "I am the new pilot");
  equal((await commands.findRooms("pilots")).rooms[0]?.membership, "asked");
  await commands.leaveRoom(askId);
  await asking("no question", "");
  await commands.askToJoin(askId);
  await ann.until("another one", ({ openRooms }) => openRooms[askId]?.roomRights.asking.length === 1);
  await ann.client.commands.removeMember(askId, bob.userId);
  await asking("declined", "");
  await commands.askToJoin(askId);
  await ann.until("a third", ({ openRooms }) => openRooms[askId]?.roomRights.asking.length === 1);
  await ann.client.commands.invite(askId, bob.userId);
  await bob.until("the invitation", ({ rooms }) =>
    rooms.entries.some((e) => e.roomId === askId && e.membership === "invited"),
  );
  await commands.acceptInvitation(askId);
});

test("people are found by name, and their card tells what one shares with them", async () => {
  const { commands } = bob.client;
  await ann.client.commands.setDisplayName("Ann Amber");
  const { people, more } = await commands.findPeople("amber");
  deepEqual([people.map(({ userId }) => userId), more], [[ann.userId], false]);
  const { person, own, sharedRooms, trust } = await commands.personCard(ann.userId);
  deepEqual(
    [person.name, own, trust, [...sharedRooms].sort()],
    ["Ann Amber", false, "unverified", [openId, askId].sort()],
  );
  deepEqual((await commands.personCard(bob.userId)).sharedRooms, []);
  await rejects(commands.personCard("@nobody:conclave.test"), { code: "not-found" });
});

test("a room is opened and closed again by those who look after it", async () => {
  const { roomId } = await ann.client.commands.createRoom({ name: "Mole", invite: [] });
  const listed = async () => (await bob.client.commands.findRooms("mole")).rooms.map(({ door }) => door).join();
  equal(await listed(), "");
  await ann.client.commands.setAccess(roomId, "asking");
  equal(await listed(), "ask");
  await ann.client.commands.setAccess(roomId, "everyone");
  equal(await listed(), "open");
  await bob.client.commands.joinRoom(roomId);
  await rejects(bob.client.commands.setAccess(roomId, "invited"), { code: "forbidden" });
  await ann.client.commands.openTimeline(roomId);
  await ann.until("open", ({ openRooms }) => openRooms[roomId]?.roomRights.access === "everyone");
  await ann.client.commands.setAccess(roomId, "invited");
  equal(await listed(), "");
  await ann.until("closed", ({ openRooms }) => {
    const { access, mayChangeAccess } = openRooms[roomId]?.roomRights ?? {};
    return access === "invited" && mayChangeAccess;
  });
});
