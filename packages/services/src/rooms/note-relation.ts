import { isJsonObject } from "@conclave/base/json";
import { parseEventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { WriteTransaction } from "@conclave/storage/database/transaction";
import { insertRelation } from "@conclave/storage/timeline/relation-store";
import type { SealedEvent } from "./seal-event.ts";

/** Remembers what an event says about another (spec "Forming relationships between events"); most say nothing. */
export async function noteRelation(
  tx: WriteTransaction,
  roomId: RoomId,
  { eventId, pdu }: SealedEvent,
  position: number,
): Promise<void> {
  const relation = relationOf(pdu.content);
  if (relation === undefined || pdu.state_key !== undefined) return;
  await insertRelation(tx, { ...relation, eventId, roomId, sender: pdu.sender, type: pdu.type, position });
}

/** The relation that a content states, if it states a whole one. */
export function relationOf(content: SealedEvent["pdu"]["content"]) {
  const stated = content["m.relates_to"];
  if (!isJsonObject(stated)) return undefined;
  const { event_id: target, rel_type: relationType, key } = stated;
  const relatesTo = typeof target === "string" ? parseEventId(target) : undefined;
  if (relatesTo === undefined || !isStorableText(relationType)) return undefined;
  const annotationKey = relationType === "m.annotation" && isStorableText(key) ? key : null;
  return { relatesTo, relationType, annotationKey };
}

/** What any database can hold in a column of its own, and no more than somebody could mean. */
function isStorableText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 255 && !value.includes("\0");
}
