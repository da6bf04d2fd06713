import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readRoom, type StoredRoom } from "@conclave/storage/rooms/room-store";

/** The refusal of everything in a room that one isn't in, the same whether or not there is such a room. */
export function notInRoom(): MatrixError {
  return new MatrixError("M_FORBIDDEN", "You aren't in that room.");
}

/**
 * A room in which somebody wants to act; what they may there is for the rules.
 *
 * @throws MatrixError `M_FORBIDDEN` when there is none, in the words that a stranger to the room hears too.
 */
export async function requireRoom(tx: ReadTransaction, roomId: RoomId): Promise<StoredRoom> {
  const room = await readRoom(tx, roomId);
  if (room === undefined) throw notInRoom();
  return room;
}
