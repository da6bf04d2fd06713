import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";
import { eventColumns } from "./event-store.ts";
import { type ThreadedEvent, threadOfEvent } from "./unread-events.ts";

/**
 * What others said in all rooms that a person is in, within a stretch of the stream, newest first, at most `limit`. Keep the
 * stretch short: it is looked at in each of the rooms.
 */
export async function othersEvents(
  tx: ReadTransaction,
  stretch: { readonly reader: UserId; readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<readonly ThreadedEvent[]> {
  return tx.query
    .selectFrom("events")
    .leftJoin("relations", "relations.event_id", "events.event_id")
    .select(eventColumns)
    .select(threadOfEvent.as("thread"))
    .where("events.room_id", "in", (rooms) =>
      rooms
        .selectFrom("memberships")
        .select("memberships.room_id")
        .where("memberships.user_id", "=", stretch.reader)
        .where("memberships.membership", "=", "join"),
    )
    .where("events.position", ">", stretch.after)
    .where("events.position", "<=", stretch.upTo)
    .where("events.sender", "!=", stretch.reader)
    .where("events.redacted_by", "is", null)
    .orderBy("events.position", "desc")
    .limit(stretch.limit)
    .execute();
}
