import type { JsonObject } from "@conclave/base/json";
import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { type Related, type Relation, relationOf, takesEffect } from "@conclave/rules/rooms/relation";
import type { ReadTransaction, WriteTransaction } from "@conclave/storage/database/transaction";
import { readEvent } from "@conclave/storage/timeline/event-store";
import { insertRelation, readRelation } from "@conclave/storage/timeline/relation-store";
import type { SealedEvent } from "./seal-event.ts";

/**
 * Remembers what an event says about another of its room (spec "Forming relationships between events"); most say nothing. Who
 * asks what is said about an event never hears of another room.
 */
export async function noteRelation(
  tx: WriteTransaction,
  roomId: RoomId,
  { eventId, pdu }: SealedEvent,
  position: number,
): Promise<void> {
  const relation = relationOf(pdu.content);
  if (relation === undefined || pdu.state_key !== undefined) return;
  const { type, sender, content } = pdu;
  const child: Related = { type, sender, roomId, stateKey: null, relationType: relation.relationType };
  const target = await readRelated(tx, relation.relatesTo);
  if (target?.roomId !== roomId) return;
  const counts = takesEffect(child, content, target);
  const threadRoot = await threadOf(tx, relation, counts);
  await insertRelation(tx, { ...relation, eventId, roomId, sender, type, position, takesEffect: counts, threadRoot });
}

/** What matters of an event that another speaks of; undefined when there is none. */
export async function readRelated(tx: ReadTransaction, eventId: EventId): Promise<Related | undefined> {
  const event = await readEvent(tx, eventId);
  if (event === undefined) return undefined;
  const { content }: ClientEventWithoutRoomId = JSON.parse(event.client);
  return { ...event, relationType: statedKind(content) };
}

/** A redacted event states nothing any more. */
function statedKind(content: JsonObject): string | undefined {
  return relationOf(content)?.relationType;
}

/** The thread that an event belongs to: the one it replies in, or the one of what it is about, however far up. */
async function threadOf(
  tx: ReadTransaction,
  { relationType, relatesTo }: Relation,
  counts: boolean,
): Promise<EventId | null> {
  if (!counts) return null;
  if (relationType === "m.thread") return relatesTo;
  return (await readRelation(tx, relatesTo))?.threadRoot ?? null;
}
