import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { getRelatingEvents } from "@conclave/services/timeline/get-relating-events";
import { JsonText } from "../edge/reply.ts";
import type { Caller } from "../edge/route.ts";
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

/** A page of the events that relate to one, of any kind or of those that the path names. Throws what the verb throws. */
export async function relatingEvents(
  { dispatcher }: Pick<Parts, "dispatcher">,
  { params, query, caller }: RelationsRequest,
): Promise<JsonText> {
  const { chunk, nextBatch, previousBatch, recursionDepth } = await dispatcher.run(getRelatingEvents, {
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
}
