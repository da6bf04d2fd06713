import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { levelOf, levelToSend, powerLevelsOf } from "@conclave/rules/rooms/power-levels";
import { roomVersionOf } from "@conclave/rules/rooms/room-version";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { requireRoom } from "../require-room.ts";
import { lookUpState } from "../room-state-lookup.ts";

/** Whether somebody is in a room and may say by which alias it calls itself: who may do that looks after its addresses. */
export async function mayNameRoom(tx: ReadTransaction, roomId: RoomId, userId: UserId): Promise<boolean> {
  if ((await readMembership(tx, roomId, userId))?.membership !== "join") return false;
  const room = await requireRoom(tx, roomId);
  const state = await lookUpState(tx, roomId, [
    ["m.room.create", ""],
    ["m.room.power_levels", ""],
  ]);
  const levels = powerLevelsOf(state, roomVersionOf(room.version));
  return levelOf(levels, userId) >= levelToSend(levels, "m.room.canonical_alias", true);
}
