import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import { eventColumns, type StoredEvent } from "../timeline/event-store.ts";

/** An event that is found by terms. */
export interface IndexedEvent {
  readonly roomId: RoomId;
  readonly position: number;
  /** The field that the terms are in. */
  readonly field: string;
}

/** Lets an event be found by its terms, each given once. */
export async function insertSearchTerms(
  tx: WriteTransaction,
  { roomId, position, field }: IndexedEvent,
  terms: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(terms)) {
    const rows = chunk.map((term) => ({ term, room_id: roomId, position, field }));
    await tx.query.insertInto("search_terms").values(rows).execute();
  }
}

/** Lets an event not be found any more. */
export async function deleteSearchTerms(tx: WriteTransaction, roomId: RoomId, position: number): Promise<void> {
  await tx.query.deleteFrom("search_terms").where("room_id", "=", roomId).where("position", "=", position).execute();
}

export interface SearchQuestion {
  /** All of which an event must have; at least one. */
  readonly terms: readonly string[];
  /** At most 500. */
  readonly roomIds: readonly RoomId[];
  /** Only terms in one of these fields. */
  readonly fields: readonly string[];
  /** Only events before this position. */
  readonly before: number | undefined;
  readonly limit: number;
}

/** The newest events of some rooms that have all the terms, newest first. */
export async function findEventsByTerms(
  tx: ReadTransaction,
  question: SearchQuestion,
): Promise<readonly StoredEvent[]> {
  const { roomIds, fields, before, limit } = question;
  const [first, ...others] = question.terms;
  if (first === undefined || roomIds.length === 0 || fields.length === 0) return [];
  let query = tx.query
    .selectFrom("search_terms")
    .innerJoin("events", (join) =>
      join.onRef("events.room_id", "=", "search_terms.room_id").onRef("events.position", "=", "search_terms.position"),
    )
    .select(eventColumns)
    .where("search_terms.term", "=", first)
    .where("search_terms.room_id", "in", roomIds)
    .where("search_terms.field", "in", fields)
    .orderBy("search_terms.position", "desc")
    .limit(limit);
  if (before !== undefined) query = query.where("search_terms.position", "<", before);
  for (const term of others) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("search_terms as other")
          .select("other.term")
          .where("other.term", "=", term)
          .whereRef("other.room_id", "=", "search_terms.room_id")
          .whereRef("other.position", "=", "search_terms.position"),
      ),
    );
  }
  return query.execute();
}
