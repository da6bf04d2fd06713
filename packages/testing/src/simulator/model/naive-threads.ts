import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { NaiveEvent, NaiveRoom } from "./naive-room.ts";

/** What an event says about another one of its room. */
export function relationIn(
  room: NaiveRoom,
  content: JsonObject,
): { readonly kind: string; readonly target: NaiveEvent } | undefined {
  const stated = content["m.relates_to"];
  if (!isJsonObject(stated) || typeof stated["rel_type"] !== "string") return undefined;
  const target = room.events.find(({ eventId }) => eventId === stated["event_id"]);
  return target === undefined ? undefined : { kind: stated["rel_type"], target };
}

/** The root of the thread that an event is in: the one that it replies in, or that of what it is about (spec "Threading"). */
export function threadOf(
  room: NaiveRoom,
  event: Pick<NaiveEvent, "type" | "sender" | "stateKey" | "content">,
): string | undefined {
  const relation = event.stateKey === undefined ? relationIn(room, event.content) : undefined;
  if (relation === undefined) return undefined;
  const { kind, target } = relation;
  if (kind === "m.thread") return target.eventId;
  return kind === "m.replace" && !isEditOf(room, event, target) ? undefined : target.thread;
}

/** Whether an edit is one: of one's own event of the same type, which is no edit itself (spec "Validity of replacement events"). */
export function isEditOf(
  room: NaiveRoom,
  edit: Pick<NaiveEvent, "type" | "sender" | "content">,
  original: NaiveEvent,
): boolean {
  if (edit.sender !== original.sender || edit.type !== original.type || original.stateKey !== undefined) return false;
  if (relationIn(room, original.content)?.kind === "m.replace") return false;
  return edit.type === "m.room.encrypted" || isJsonObject(edit.content["m.new_content"]);
}
