import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { ReadTransaction } from "../database/transaction.ts";

/** The position of the newest event of some types within a stretch of a room; undefined when there is none. */
export async function lastPositionOfTypes(
  tx: ReadTransaction,
  roomId: RoomId,
  types: readonly string[],
  stretch: { readonly after?: number; readonly upTo: number },
): Promise<number | undefined> {
  const row = await tx.query
    .selectFrom("events")
    .select("position")
    .where("room_id", "=", roomId)
    .where("position", ">", stretch.after ?? 0)
    .where("position", "<=", stretch.upTo)
    .where("type", "in", types)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.position;
}
