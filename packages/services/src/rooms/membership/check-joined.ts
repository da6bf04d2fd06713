import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { query } from "../../core/verb.ts";
import { notInRoom } from "../require-room.ts";

/**
 * Makes sure that somebody is in a room, for what leaves no trace in the database.
 *
 * @throws MatrixError `M_FORBIDDEN` when they aren't.
 */
export const checkJoined = query(
  "rooms.check-joined",
  async (context, input: { readonly userId: UserId; readonly roomId: RoomId }): Promise<void> => {
    const membership = await readMembership(context.tx, input.roomId, input.userId);
    if (membership?.membership !== "join") throw notInRoom();
  },
);
