import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";

/** Rooms that two people are both in, in the order of their identifiers, those behind `after`. */
export async function mutualRooms(
  tx: ReadTransaction,
  people: readonly [UserId, UserId],
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly RoomId[]> {
  let query = shared(tx, people).select("own.room_id as roomId").orderBy("own.room_id").limit(page.limit);
  if (page.after !== undefined) query = query.where("own.room_id", ">", page.after as RoomId);
  return (await query.execute()).map((row) => row.roomId);
}

/** How many rooms two people are both in. */
export async function countMutualRooms(tx: ReadTransaction, people: readonly [UserId, UserId]): Promise<number> {
  const row = await shared(tx, people)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function shared(tx: ReadTransaction, [own, other]: readonly [UserId, UserId]) {
  return tx.query
    .selectFrom("memberships as own")
    .innerJoin("memberships as other", "other.room_id", "own.room_id")
    .where("own.user_id", "=", own)
    .where("own.membership", "=", "join")
    .where("other.user_id", "=", other)
    .where("other.membership", "=", "join");
}
