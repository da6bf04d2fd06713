import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

/** What somebody reported: a room, an event of a room with its sender, or a person. */
export interface Report {
  /** Its place in the stream of changes, and its name. */
  readonly position: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reporter: UserId;
  readonly roomId: RoomId | null;
  readonly eventId: EventId | null;
  readonly userId: UserId | null;
  /** In the reporter's words; perhaps empty. */
  readonly reason: string;
}

/** Keeps a report. */
export async function insertReport(tx: WriteTransaction, report: Report): Promise<void> {
  await tx.query
    .insertInto("reports")
    .values({
      position: report.position,
      at: report.at,
      reporter: report.reporter,
      room_id: report.roomId,
      event_id: report.eventId,
      user_id: report.userId,
      reason: report.reason,
    })
    .execute();
}

/** Reports, newest first, from before a position if one is given. */
export async function listReports(
  tx: ReadTransaction,
  page: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly Report[]> {
  let query = tx.query
    .selectFrom("reports")
    .select(["position", "at", "reporter", "room_id as roomId", "event_id as eventId", "user_id as userId", "reason"])
    .orderBy("position", "desc")
    .limit(page.limit);
  if (page.before !== undefined) query = query.where("position", "<", page.before);
  return query.execute();
}
