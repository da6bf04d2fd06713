import { getThreadRoots } from "@conclave/protocol/client-api/get-thread-roots";
import { getThreadRoots as threadRoots } from "@conclave/services/timeline/get-thread-roots";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v1/rooms/{roomId}/threads */
export function getThreadRootsRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getThreadRoots, async ({ params, query, caller }) => {
    const { chunk, nextBatch } = await dispatcher.run(threadRoots, {
      reader: readerOf(caller),
      roomId: params.roomId,
      participated: query.include === "participated",
      limit: query.limit,
      from: query.from,
    });
    const next = nextBatch === undefined ? "" : `,"next_batch":"${nextBatch}"`;
    return new JsonText(`{"chunk":[${chunk.join()}]${next}}`);
  });
}
