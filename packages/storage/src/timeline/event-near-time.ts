import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { ReadTransaction } from "../database/transaction.ts";
import { anyOf, type Shown } from "./shown-events.ts";

/**
 * The event of a room nearest to a time, at or before it (`backwards`) or at or after it; undefined when there is none. Of
 * several at the same time, the one nearest to where the search comes from.
 */
export async function eventNearTime(
  tx: ReadTransaction,
  search: {
    readonly roomId: RoomId;
    /** Milliseconds since the epoch. */
    readonly timestamp: number;
    readonly backwards: boolean;
    readonly shown: Shown;
  },
): Promise<{ readonly eventId: EventId; readonly originServerTs: number } | undefined> {
  const { roomId, timestamp, backwards, shown } = search;
  const order = backwards ? "desc" : "asc";
  let query = tx.query
    .selectFrom("events")
    .select(["event_id as eventId", "origin_server_ts as originServerTs"])
    .where("room_id", "=", roomId)
    .where("origin_server_ts", backwards ? "<=" : ">=", timestamp)
    .where((builder) =>
      anyOf(
        builder,
        shown.visible.map(({ from, to }) => builder.between("position", from, to)),
      ),
    )
    .orderBy("origin_server_ts", order)
    .orderBy("position", order)
    .limit(1);
  if (shown.ignoredSenders.length > 0) {
    query = query.where((builder) =>
      builder.or([builder("sender", "not in", shown.ignoredSenders), builder("state_key", "is not", null)]),
    );
  }
  return query.executeTakeFirst();
}
