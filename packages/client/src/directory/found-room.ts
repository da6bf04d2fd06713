import type { IPublicRoomsChunkRoom, MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { FoundRoom } from "../snapshots/found-room.ts";

/** What the server says of a room; of those that one can only be let into by membership elsewhere, `allowed_room_ids` where it tells. */
export interface DescribedRoom extends Omit<IPublicRoomsChunkRoom, "join_rule"> {
  readonly join_rule?: string;
  readonly allowed_room_ids?: readonly string[];
}

/** A described room, and how this account stands to it. */
export function foundRoom(sdk: MatrixClient, room: DescribedRoom): FoundRoom {
  const isIn = (roomId: string) => sdk.getRoom(roomId)?.getMyMembership() === "join";
  return {
    roomId: room.room_id,
    name: room.name || room.canonical_alias || null,
    topic: room.topic || null,
    avatar: room.avatar_url || null,
    memberCount: room.num_joined_members,
    space: room.room_type === "m.space",
    door: doorOf(room, isIn),
    membership: memberships.get(sdk.getRoom(room.room_id)?.getMyMembership()) ?? "none",
  };
}

const memberships = new Map<string | undefined, FoundRoom["membership"]>([
  ["join", "joined"],
  ["invite", "invited"],
  ["knock", "asked"],
]);

/** How one comes through a room's join rule; the directory doesn't say whom a restricted room is open to, so one may try. */
export function doorOf(
  { join_rule: rule, allowed_room_ids: allowed }: Pick<DescribedRoom, "join_rule" | "allowed_room_ids">,
  isIn: (roomId: string) => boolean,
): FoundRoom["door"] {
  const isAllowed = allowed === undefined || allowed.some(isIn);
  switch (rule) {
    // What the specification says of a room in the directory that says nothing.
    case undefined:
    case "public":
      return "open";
    case "restricted":
      return isAllowed ? "open" : "closed";
    case "knock_restricted":
      return isAllowed && allowed !== undefined ? "open" : "ask";
    case "knock":
      return "ask";
    default:
      return "closed";
  }
}
