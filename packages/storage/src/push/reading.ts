import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";

/** Whether a person has read in some rooms (at most 500) since a position: by a receipt, or by saying something. */
export async function hasReadSince(
  tx: ReadTransaction,
  reading: { readonly userId: UserId; readonly roomIds: readonly RoomId[]; readonly since: number },
): Promise<boolean> {
  const { userId, roomIds, since } = reading;
  if (roomIds.length === 0) return false;
  const receipt = await tx.query
    .selectFrom("receipts")
    .select("event_id")
    .where("room_id", "in", roomIds)
    .where("user_id", "=", userId)
    .where("position", ">", since)
    .limit(1)
    .executeTakeFirst();
  if (receipt !== undefined) return true;
  const own = await tx.query
    .selectFrom("events")
    .select("event_id")
    .where("room_id", "in", roomIds)
    .where("position", ">", since)
    .where("sender", "=", userId)
    .limit(1)
    .executeTakeFirst();
  return own !== undefined;
}
