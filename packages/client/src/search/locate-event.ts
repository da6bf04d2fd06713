import { isJsonObject } from "@conclave/base/json";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import { Direction } from "matrix-js-sdk/lib/models/event-timeline.js";
import { loadedEvents } from "../threads/thread-timelines.ts";
import { referenceOf } from "./search-document.ts";

/** Events after the first of a moment among which one is looked for. */
const nearby = 50;

/** The whole event id of a message of which a reference and the time are known; null where there is none. */
export async function locateEvent(
  sdk: MatrixClient,
  roomId: string,
  timestamp: number,
  reference: string,
): Promise<string | null> {
  const loaded = loadedEvents(sdk.getRoom(roomId))
    .map((event) => event.getId() ?? "")
    .find((eventId) => referenceOf(eventId) === reference);
  if (loaded !== undefined) return loaded;
  const { event_id: first } = await sdk.timestampToEvent(roomId, timestamp, Direction.Forward);
  if (referenceOf(first) === reference) return first;
  const path = `/rooms/${encodeURIComponent(roomId)}/context/${encodeURIComponent(first)}`;
  const { events_after: events } = await sdk.http.authedRequest<{ readonly events_after?: readonly unknown[] }>(
    Method.Get,
    path,
    { limit: String(2 * nearby) },
  );
  const ids = (events ?? []).map((event) => (isJsonObject(event) ? String(event["event_id"]) : ""));
  return ids.find((eventId) => referenceOf(eventId) === reference) ?? null;
}
