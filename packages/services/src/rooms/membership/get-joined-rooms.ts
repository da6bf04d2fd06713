import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { joinedRoomsOf } from "@conclave/storage/rooms/membership-store";
import { query } from "../../core/verb.ts";

/** The rooms that a person is in. */
export const getJoinedRooms = query(
  "rooms.get-joined-rooms",
  async (context, input: { readonly userId: UserId }): Promise<readonly RoomId[]> =>
    (await joinedRoomsOf(context.tx, input.userId)).map((room) => room.roomId),
);
