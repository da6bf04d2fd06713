import {
  getRelatingEvents,
  getRelatingEventsWithRelType,
  getRelatingEventsWithRelTypeAndEventType,
} from "@conclave/protocol/client-api/get-relating-events";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { getRelatingEvents as relatingEvents } from "@conclave/services/timeline/get-relating-events";
import { JsonText } from "../edge/reply.ts";
import { type Caller, type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

interface RelationsRequest {
  readonly caller: Caller;
  readonly params: {
    readonly roomId: RoomId;
    readonly eventId: EventId;
    readonly relType?: string;
    readonly eventType?: string;
  };
  readonly query: {
    readonly from?: string;
    readonly to?: string;
    readonly limit?: number;
    readonly dir?: "b" | "f";
    readonly recurse?: boolean;
  };
}

/** GET /_matrix/client/v1/rooms/{roomId}/relations/{eventId}, and with /{relType}, and with /{eventType} behind that. */
export function getRelatingEventsRoutes({ dispatcher }: Pick<Parts, "dispatcher">): readonly Route[] {
  const answer = async ({ params, query, caller }: RelationsRequest) => {
    const { chunk, nextBatch, previousBatch, recursionDepth } = await dispatcher.run(relatingEvents, {
      reader: readerOf(caller),
      roomId: params.roomId,
      eventId: params.eventId,
      relationType: params.relType,
      eventType: params.eventType,
      from: query.from,
      to: query.to,
      limit: query.limit,
      backwards: query.dir !== "f",
      recurse: query.recurse ?? false,
    });
    const places = { next_batch: nextBatch, prev_batch: previousBatch, recursion_depth: recursionDepth };
    const others = JSON.stringify(places).slice(1);
    return new JsonText(`{"chunk":[${chunk.join()}]${others === "}" ? "" : ","}${others}`);
  };
  return [
    route(getRelatingEvents, answer),
    route(getRelatingEventsWithRelType, answer),
    route(getRelatingEventsWithRelTypeAndEventType, answer),
  ];
}
