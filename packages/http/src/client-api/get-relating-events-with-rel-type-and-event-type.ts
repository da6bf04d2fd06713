import { getRelatingEventsWithRelTypeAndEventType } from "@conclave/protocol/client-api/get-relating-events";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { relatingEvents } from "./relating-events.ts";

/** GET /_matrix/client/v1/rooms/{roomId}/relations/{eventId}/{relType}/{eventType} */
export function getRelatingEventsWithRelTypeAndEventTypeRoute(parts: Pick<Parts, "dispatcher">): Route {
  return route(getRelatingEventsWithRelTypeAndEventType, (request) => relatingEvents(parts, request));
}
