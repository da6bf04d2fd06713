import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { currentState, type StateFilter, stateAt } from "@conclave/storage/timeline/state-store";

/** A room's state right after a position; the present state is read without its history. */
export async function readState(
  tx: ReadTransaction,
  room: StoredRoom,
  position: number,
  filter: StateFilter = {},
): Promise<readonly StoredEvent[]> {
  if (position >= room.lastStatePosition) return currentState(tx, room.roomId, filter);
  return stateAt(tx, room.roomId, position, filter);
}
