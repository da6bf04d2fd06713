import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { WriteTransaction } from "../database/transaction.ts";
import type { OpeningType } from "./rooms-tables.ts";

/** Notes whether a state event leaves its room open to anybody. */
export async function noteOpening(
  tx: WriteTransaction,
  roomId: RoomId,
  type: OpeningType,
  isOpen: boolean,
): Promise<void> {
  if (!isOpen) {
    await tx.query.deleteFrom("open_rooms").where("room_id", "=", roomId).where("type", "=", type).execute();
    return;
  }
  await tx.query
    .insertInto("open_rooms")
    .values({ room_id: roomId, type })
    .onConflict((conflict) => conflict.columns(["room_id", "type"]).doNothing())
    .execute();
}
