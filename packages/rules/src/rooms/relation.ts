import { isJsonObject, type JsonObject } from "@conclave/base/json";
import { type EventId, parseEventId } from "@conclave/protocol/identifiers/event-id";

/** What an event says about another (spec "Forming relationships between events"). */
export interface Relation {
  readonly relatesTo: EventId;
  /** `m.annotation`, `m.replace`, `m.thread`, `m.reference` or any other. */
  readonly relationType: string;
  /** The emoji of an `m.annotation`. */
  readonly annotationKey: string | null;
}

/** What of an event matters to whether a relation counts. */
export interface Related {
  readonly type: string;
  readonly sender: string;
  readonly roomId: string;
  /** Null on everything but state events. */
  readonly stateKey: string | null;
  /** The relation that the event states itself, if any. */
  readonly relationType: string | undefined;
}

/** The relation that a content states, if it states a whole one. */
export function relationOf(content: JsonObject): Relation | undefined {
  const stated = content["m.relates_to"];
  if (!isJsonObject(stated)) return undefined;
  const { event_id: target, rel_type: relationType, key } = stated;
  const relatesTo = typeof target === "string" ? parseEventId(target) : undefined;
  if (relatesTo === undefined || !isStorableText(relationType)) return undefined;
  const annotationKey = relationType === "m.annotation" && isStorableText(key) ? key : null;
  return { relatesTo, relationType, annotationKey };
}

/**
 * Whether a relation counts when what is said about an event is summed up: within one room only; a thread begins at an event
 * that relates to nothing; an edit must be valid (spec "Validity of replacement events").
 *
 * @param target what is spoken of; undefined when there is no such event.
 */
export function takesEffect(child: Related, content: JsonObject, target: Related | undefined): boolean {
  if (target === undefined || target.roomId !== child.roomId) return false;
  if (child.relationType === "m.thread") return mayBeginThread(target);
  return child.relationType !== "m.replace" || isValidReplacement(child, content, target);
}

/** Whether a thread may begin at an event: threads are not nested (spec "Validation of m.thread relationships"). */
export function mayBeginThread(target: Pick<Related, "relationType">): boolean {
  return target.relationType === undefined;
}

function isValidReplacement(edit: Related, content: JsonObject, original: Related): boolean {
  return (
    edit.sender === original.sender &&
    edit.type === original.type &&
    edit.stateKey === null &&
    original.stateKey === null &&
    original.relationType !== "m.replace" &&
    // What an encrypted edit says instead is in what only its readers can read.
    (edit.type === "m.room.encrypted" || isJsonObject(content["m.new_content"]))
  );
}

/** What any database can hold in a column of its own, and no more than somebody could mean. */
function isStorableText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 255 && !value.includes("\0");
}
