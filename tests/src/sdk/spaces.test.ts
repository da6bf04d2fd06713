import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FoundRoom } from "@conclave/client/snapshots/found-room";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { type Device, newPerson } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let bob: Device;
let spaceId = "";
let openId = "";
let closedId = "";
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
  const { commands } = ann.client;
  ({ spaceId } = await commands.createSpace({ name: "Harbour", topic: "Ships", access: "invited", invite: [] }));
  ({ roomId: openId } = await commands.createRoom({ name: "Quay", invite: [], access: "space", spaceId }));
  ({ roomId: closedId } = await commands.createRoom({ name: "Board", invite: [] }));
});
after(() => server.close());

const untilSpace = (device: Device, what: string, isSo: (space: SpaceEntry) => boolean) =>
  device.until(what, ({ spaces }) => spaces.entries.some((space) => space.roomId === spaceId && isSo(space)));
const childrenOf = ({ children }: SpaceEntry) => children.map(({ roomId }) => roomId).join();
const doors = (rooms: readonly FoundRoom[]) => rooms.map(({ name, door, membership }) => [name, door, membership]);

test("rooms are put into a space, recommended, and taken out again", async () => {
  const { commands } = ann.client;
  await commands.addToSpace(spaceId, openId, false);
  await commands.addToSpace(spaceId, closedId, false);
  await untilSpace(ann, "two rooms", (space) => childrenOf(space) === `${openId},${closedId}` && space.mayArrange);
  await commands.addToSpace(spaceId, openId, true);
  await untilSpace(ann, "one recommended", ({ children }) =>
    children.every(({ roomId, suggested }) => suggested === (roomId === openId)),
  );
  await commands.removeFromSpace(spaceId, closedId);
  await untilSpace(ann, "one room", (space) => childrenOf(space) === openId);
  await commands.addToSpace(spaceId, closedId, false);
  await untilSpace(ann, "both again", (space) => space.children.length === 2);
});

test("rooms of a space are put into another order, and stay in it", async () => {
  const { commands } = ann.client;
  await commands.moveInSpace(spaceId, closedId, openId);
  await untilSpace(ann, "the other order", (space) => childrenOf(space) === `${closedId},${openId}`);
  deepEqual(
    (await commands.listSpaceRooms(spaceId)).rooms.map(({ roomId }) => roomId),
    [closedId, openId],
  );
  await commands.addToSpace(spaceId, closedId, true);
  await untilSpace(ann, "it recommended, where it was", ({ children }) => children[0]?.suggested === true);
  equal(ann.client.snapshot().spaces.entries.map(childrenOf)[0], `${closedId},${openId}`);
  await commands.moveInSpace(spaceId, closedId, null);
  await untilSpace(ann, "the first order", (space) => childrenOf(space) === `${openId},${closedId}`);
});

test("what a space says about itself is changed, part by part", async () => {
  const { commands } = ann.client;
  const picture = new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" });
  await commands.setAbout(spaceId, { name: "Port", picture });
  await untilSpace(
    ann,
    "name and picture",
    ({ name, topic, avatar }) => name.kind === "given" && name.text === "Port" && topic === "Ships" && avatar !== null,
  );
  const { avatar } = ann.client.snapshot().spaces.entries[0] ?? {};
  const stored = await commands.downloadMedia(avatar ?? "");
  deepEqual([...new Uint8Array(await stored.arrayBuffer())], [1, 2, 3]);
  await commands.setAbout(spaceId, { topic: "", picture: null });
  await untilSpace(ann, "neither topic nor picture", ({ topic, avatar: shown }) => topic === null && shown === null);
  await commands.setAbout(spaceId, { topic: "Ships" });
  await untilSpace(ann, "the topic", ({ topic }) => topic === "Ships");
});

test("a space stands among the rooms only while it is an invitation", async () => {
  await ann.client.commands.invite(spaceId, bob.userId);
  await bob.until("the invitation", ({ rooms }) =>
    rooms.entries.some((entry) => entry.roomId === spaceId && entry.space),
  );
  equal(bob.client.snapshot().spaces.entries.length, 0);
  await bob.client.commands.acceptInvitation(spaceId);
  await untilSpace(
    bob,
    "the space",
    ({ topic, mayArrange, children }) => topic === "Ships" && !mayArrange && children.length === 2,
  );
  await bob.until("no room of it", ({ rooms }) => rooms.entries.every(({ roomId }) => roomId !== spaceId));
});

test("who is in the space finds the rooms that it opens, and joins them; not those for which one is invited", async () => {
  const { commands } = bob.client;
  deepEqual(doors((await commands.listSpaceRooms(spaceId)).rooms), [["Quay", "open", "none"]]);
  await rejects(commands.joinRoom(closedId), { code: "forbidden" });
  await commands.joinRoom(openId);
  deepEqual(doors((await commands.listSpaceRooms(spaceId)).rooms), [["Quay", "open", "joined"]]);
  await rejects(commands.addToSpace(spaceId, openId, false), { code: "forbidden" });
  await rejects(commands.removeFromSpace(spaceId, closedId), { code: "forbidden" });
  await rejects(commands.moveInSpace(spaceId, closedId, openId), { code: "forbidden" });
  await rejects(commands.setAbout(spaceId, { name: "Mine" }), { code: "forbidden" });
});

test("which space was looked into is known after a reload, and the space is gone once it was left", async () => {
  await bob.client.commands.chooseSpace(spaceId);
  equal(bob.client.snapshot().spaces.chosen, spaceId);
  await bob.client.commands.leaveRoom(spaceId);
  await bob.until("no space", ({ spaces }) => spaces.entries.length === 0);
  const again = await bob.reload();
  await again.until("the choice", ({ spaces }) => spaces.chosen === spaceId);
});
