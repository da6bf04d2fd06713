import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction } from "../database/transaction.ts";

interface TypedStretch {
  readonly roomId: RoomId;
  readonly types: readonly string[];
  readonly after: number;
  readonly upTo: number;
}

const selectLast = statement((query, { roomId, types, after, upTo }: TypedStretch) =>
  query
    .selectFrom("events")
    .select("position")
    .where("room_id", "=", roomId)
    .where("position", ">", after)
    .where("position", "<=", upTo)
    .where("type", "in", types)
    .orderBy("position", "desc")
    .limit(1),
);

/** The position of the newest event of some types within a stretch of a room; undefined when there is none. */
export async function lastPositionOfTypes(
  tx: ReadTransaction,
  roomId: RoomId,
  types: readonly string[],
  stretch: { readonly after?: number; readonly upTo: number },
): Promise<number | undefined> {
  const { after = 0, upTo } = stretch;
  const [row] = await selectLast(tx, { roomId, types: padded(types), after, upTo });
  return row?.position;
}
