import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { forgetRoomFor, readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../../core/verb.ts";
import { notInRoom } from "../require-room.ts";

/**
 * Takes a room that somebody has left out of their sight, its history included, until they are let in again.
 *
 * @throws MatrixError `M_UNKNOWN` while they are in it, invited or asking to be let in; `M_FORBIDDEN` when they never were.
 */
export const forgetRoom = command(
  "rooms.forget-room",
  async (context, input: { readonly sender: UserId; readonly roomId: RoomId }): Promise<void> => {
    const standing = await readMembership(context.tx, input.roomId, input.sender);
    if (standing === undefined) throw notInRoom();
    if (standing.membership !== "leave" && standing.membership !== "ban") {
      throw new MatrixError("M_UNKNOWN", "Leave the room before you forget it.");
    }
    if (standing.forgotten === 1) return;
    await forgetRoomFor(context.tx, input.roomId, input.sender);
    await context.record({ type: "room.forgotten", actor: input.sender, subject: input.roomId });
  },
);
