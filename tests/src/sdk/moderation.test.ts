import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { MemberSnapshot, OpenRoomSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import { type Device, newPerson, say, texts } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let bob: Device;
let cid: Device;
let roomId = "";
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
  cid = (await newPerson(server, "cid")).device;
  ({ roomId } = await ann.client.commands.createRoom({ name: "Quay", invite: [bob.userId, cid.userId] }));
  await ann.client.commands.openTimeline(roomId);
  for (const device of [bob, cid]) await join(device);
  await ann.until("everybody", ({ openRooms }) => {
    const { members } = openRooms[roomId] ?? {};
    return members?.length === 3 && members.every(({ membership }) => membership === "joined");
  });
});
after(() => server.close());

async function join({ client, until }: Device): Promise<void> {
  await until("the invitation", ({ rooms }) =>
    rooms.entries.some((entry) => entry.roomId === roomId && entry.membership === "invited"),
  );
  await client.commands.acceptInvitation(roomId);
  await client.commands.openTimeline(roomId);
}

/** Waits until a device sees a room, or what it may do about a person, so. */
const untilRoom = (device: Device, what: string, isSo: (room: OpenRoomSnapshot) => boolean) =>
  device.until(what, ({ openRooms }) => {
    const room = openRooms[roomId];
    return room !== undefined && isSo(room);
  });
const memberOf = ({ members }: OpenRoomSnapshot, { userId }: Device): MemberSnapshot | undefined =>
  members?.find((member) => member.userId === userId);

test("whoever made the room is its last administrator until somebody else is one, which can be taken back", async () => {
  await untilRoom(ann, "alone", ({ roomRights }) => roomRights.lastAdministrator);
  equal(ann.client.snapshot().openRooms[roomId]?.roomRights.lowest.roles, "administrator");
  await rejects(cid.client.commands.setRole(roomId, cid.userId, "administrator"), { code: "forbidden" });
  await ann.client.commands.setRole(roomId, bob.userId, "administrator");
  await untilRoom(ann, "another one", ({ roomRights }) => !roomRights.lastAdministrator);
  await untilRoom(bob, "his role", (room) => memberOf(room, bob)?.role === "administrator");
  await ann.client.commands.setRole(roomId, bob.userId, "moderator");
  await untilRoom(bob, "less", (room) => memberOf(room, bob)?.role === "moderator");
  await untilRoom(bob, "what a moderator may", (room) => {
    const { roles, remove, ban } = memberOf(room, cid)?.rights ?? {};
    return roles?.length === 0 && remove === true && ban === true;
  });
});

test("who can read what was before is for administrators", async () => {
  await rejects(bob.client.commands.setHistoryVisibility(roomId, "shared"), { code: "forbidden" });
  await ann.client.commands.setHistoryVisibility(roomId, "shared");
  await untilRoom(bob, "the history", ({ roomRights }) => roomRights.history === "shared");
});

test("all that somebody said is removed, and nothing else", async () => {
  for (const body of ["spam", "more spam", "spam again"]) await say(cid, bob, roomId, body);
  await say(ann, bob, roomId, "what is this?");
  await rejects(cid.client.commands.removeMessagesOf(roomId, ann.userId), { code: "forbidden" });
  deepEqual(await bob.client.commands.removeMessagesOf(roomId, cid.userId, "spam"), { removed: 3 });
  await ann.until("only hers", (snapshot) => texts(snapshot, roomId).join() === "what is this?");
});

test("somebody is taken out and comes back, is banned and can't, until the ban is lifted", async () => {
  const gone = () =>
    cid.until("gone", ({ rooms }) => rooms.entries.every((e) => e.roomId !== roomId || e.membership !== "joined"));
  await rejects(cid.client.commands.removeMember(roomId, bob.userId), { code: "forbidden" });
  await bob.client.commands.removeMember(roomId, cid.userId, "off topic");
  await gone();
  await cid.client.commands.closeTimeline(roomId);
  await ann.client.commands.invite(roomId, cid.userId);
  await join(cid);
  await bob.client.commands.banMember(roomId, cid.userId, "spam");
  await gone();
  await untilRoom(ann, "the ban", ({ roomRights: { banned, mayUnban } }) => {
    return mayUnban && banned.length === 1 && banned[0]?.userId === cid.userId && banned[0].reason === "spam";
  });
  await rejects(ann.client.commands.invite(roomId, cid.userId), { code: "forbidden" });
  await ann.client.commands.unbanMember(roomId, cid.userId);
  await untilRoom(bob, "no ban", ({ roomRights }) => roomRights.banned.length === 0);
  await ann.client.commands.invite(roomId, cid.userId);
});
