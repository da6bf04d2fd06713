import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { isPublished } from "@conclave/storage/rooms/published-rooms-store";
import { query } from "../../core/verb.ts";
import { findRooms } from "../description/find-rooms.ts";
import { noSuchRoom, type RoomVisibility } from "./room-visibility.ts";

/**
 * Whether a room stands in the directory, to whoever may know of it, or finds it there.
 *
 * @throws MatrixError `M_NOT_FOUND` for a room that there isn't, or that they may not know of.
 */
export const getRoomVisibility = query(
  "rooms.get-room-visibility",
  async ({ tx }, input: { readonly userId: UserId; readonly roomId: RoomId }): Promise<RoomVisibility> => {
    if (await isPublished(tx, input.roomId)) return "public";
    if (!(await findRooms(tx, [input.roomId], input.userId)).has(input.roomId)) throw noSuchRoom();
    return "private";
  },
);
