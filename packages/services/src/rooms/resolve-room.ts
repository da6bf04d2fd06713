import { parseRoomAlias } from "@conclave/protocol/identifiers/room-alias";
import { parseRoomId, type RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readAlias } from "@conclave/storage/rooms/alias-store";

/**
 * The room that an identifier or an alias names.
 *
 * @throws MatrixError `M_INVALID_PARAM` for what is neither; `M_NOT_FOUND` for an alias that leads nowhere.
 */
export async function resolveRoom(tx: ReadTransaction, text: string): Promise<RoomId> {
  const roomId = parseRoomId(text);
  if (roomId !== undefined) return roomId;
  const alias = parseRoomAlias(text);
  if (alias === undefined) {
    throw new MatrixError("M_INVALID_PARAM", "That is neither a room identifier nor a room alias.");
  }
  const entry = await readAlias(tx, alias);
  if (entry === undefined) throw new MatrixError("M_NOT_FOUND", "No room has that alias.");
  return entry.roomId;
}
