import type { EventDraft } from "@conclave/protocol/events/pdu";

/** The fields that can be searched (spec "POST /search", `keys`). */
export const searchKeys = ["content.body", "content.name", "content.topic"] as const;

export type SearchKey = (typeof searchKeys)[number];

/** What each type of event is found by. */
const keysByType: Readonly<Record<string, SearchKey>> = {
  "m.room.message": "content.body",
  "m.room.name": "content.name",
  "m.room.topic": "content.topic",
};

/** The text by which an event is found, and the field that it is in; undefined for an event that isn't searched. */
export function searchableText(event: EventDraft): { readonly key: SearchKey; readonly text: string } | undefined {
  const key = Object.hasOwn(keysByType, event.type) ? keysByType[event.type] : undefined;
  if (key === undefined) return undefined;
  const text = event.content[key.slice("content.".length)];
  return typeof text === "string" && text !== "" ? { key, text } : undefined;
}
