import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { query } from "../../core/verb.ts";
import { resolveRoom } from "../resolve-room.ts";
import { type FoundRoom, findRooms } from "./find-rooms.ts";

export interface RoomSummaryInput {
  readonly userId: UserId;
  /** A room identifier or an alias. */
  readonly room: string;
}

/**
 * A room as somebody sees it before they join.
 *
 * @throws MatrixError `M_NOT_FOUND` in the same words whether there is none, or they may not know of it; as `resolveRoom` does.
 */
export const getRoomSummary = query(
  "rooms.get-room-summary",
  async ({ tx }, input: RoomSummaryInput): Promise<FoundRoom> => {
    const roomId = await resolveRoom(tx, input.room);
    const found = (await findRooms(tx, [roomId], input.userId)).get(roomId);
    if (found === undefined) throw new MatrixError("M_NOT_FOUND", "There is no such room, or you may not know of it.");
    return found;
  },
);
