import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface StoredRelation {
  readonly eventId: EventId;
  readonly roomId: RoomId;
  readonly relatesTo: EventId;
  /** `m.annotation`, `m.replace`, `m.thread`, `m.reference` or any other. */
  readonly relationType: string;
  readonly sender: UserId;
  readonly type: string;
  /** The emoji of an `m.annotation`. */
  readonly annotationKey: string | null;
  readonly position: number;
  /** Whether it counts: a valid edit, a thread that may be one, an event of the same room. */
  readonly takesEffect: boolean;
  /** The root of the thread that the event is in. */
  readonly threadRoot: EventId | null;
}

type RelationRow = Omit<StoredRelation, "takesEffect"> & { readonly takesEffect: number };

const insertRow = statement((query, relation: RelationRow) =>
  query.insertInto("relations").values({
    event_id: relation.eventId,
    room_id: relation.roomId,
    relates_to: relation.relatesTo,
    relation_type: relation.relationType,
    sender: relation.sender,
    type: relation.type,
    annotation_key: relation.annotationKey,
    position: relation.position,
    takes_effect: relation.takesEffect,
    thread_root: relation.threadRoot,
  }),
);

/** Notes a relation. */
export async function insertRelation(tx: WriteTransaction, relation: StoredRelation): Promise<void> {
  await insertRow(tx, { ...relation, takesEffect: Number(relation.takesEffect) });
}

type Annotation = Pick<StoredRelation, "relatesTo" | "sender" | "type"> & { readonly annotationKey: string };

const selectAnnotation = statement((query, annotation: Annotation) =>
  query
    .selectFrom("relations")
    .select("event_id")
    .where("relates_to", "=", annotation.relatesTo)
    .where("relation_type", "=", "m.annotation")
    .where("sender", "=", annotation.sender)
    .where("type", "=", annotation.type)
    .where("annotation_key", "=", annotation.annotationKey),
);

/** Whether a person has already annotated an event with that key, by an event of that type. */
export async function hasAnnotation(tx: ReadTransaction, annotation: Annotation): Promise<boolean> {
  const found = await selectAnnotation(tx, annotation);
  return found.length > 0;
}

const selectRelation = statement((query, { eventId }: Pick<StoredRelation, "eventId">) =>
  query
    .selectFrom("relations")
    .select(["relation_type as relationType", "thread_root as threadRoot"])
    .where("event_id", "=", eventId),
);

/** What an event says about another, if it says anything: which kind of relation it is, and of which thread. */
export async function readRelation(
  tx: ReadTransaction,
  eventId: EventId,
): Promise<Pick<StoredRelation, "relationType" | "threadRoot"> | undefined> {
  const [relation] = await selectRelation(tx, { eventId });
  return relation;
}

/** Undoes a relation: its event was redacted. */
export async function deleteRelation(tx: WriteTransaction, eventId: EventId): Promise<void> {
  await tx.query.deleteFrom("relations").where("event_id", "=", eventId).execute();
}
