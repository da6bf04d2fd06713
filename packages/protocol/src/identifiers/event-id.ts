/** `$` and the reference hash of the event, as room versions 4 and later have it. */
export type EventId = `$${string}`;

const grammar = /^\$[A-Za-z0-9_-]{43}$/;

/**
 * Reads an event identifier (spec room version 4, "Event IDs"): `$` and a SHA-256 in URL-safe unpadded base64.
 *
 * @returns undefined when the text is none.
 */
export function parseEventId(text: string): EventId | undefined {
  return isEventId(text) ? text : undefined;
}

function isEventId(text: string): text is EventId {
  return grammar.test(text);
}
