import type { FoundRoom } from "@conclave/client/snapshots/found-room";
import { expect, test } from "vitest";
import { spaceRooms } from "./space-rooms.ts";

const room = (roomId: string): FoundRoom => ({
  roomId,
  name: roomId,
  topic: null,
  avatar: null,
  memberCount: 1,
  space: false,
  door: "open",
  membership: "none",
});
const space = {
  roomId: "!space",
  name: { kind: "given", text: "Space" },
  avatar: null,
  topic: null,
  memberCount: 1,
  children: ["a", "B", "c", "D", "e"].map((roomId) => ({ roomId, suggested: /[A-Z]/.test(roomId) })),
  mayArrange: true,
  arrangedBy: "moderator",
  about: { name: true, topic: true, picture: true },
  mayInvite: true,
} as const;
const ids = (rooms: readonly FoundRoom[]) => rooms.map(({ roomId }) => roomId).join("");

test("recommended rooms come first, then others, then one's own, in the order of the space", () => {
  const rooms = spaceRooms(space, ["c", "D", "B", "a"].map(room), true, new Set(["c", "D"]));
  expect([ids(rooms.suggested), ids(rooms.others), ids(rooms.joined), rooms.hidden]).toEqual(["B", "a", "cD", ["e"]]);
});

test("nothing counts as hidden before all was looked for", () => {
  expect(spaceRooms(space, [room("a")], false, new Set()).hidden).toEqual([]);
});
