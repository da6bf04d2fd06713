import { roomInitialSync } from "@conclave/protocol/client-api/room-initial-sync";
import { roomInitialSync as read } from "@conclave/services/timeline/room-initial-sync";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/initialSync */
export function roomInitialSyncRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(roomInitialSync, async ({ params: { roomId }, query: { limit }, caller }) => {
    const { membership, isPublished, messages, start, end, state, accountData } = await dispatcher.run(read, {
      reader: readerOf(caller),
      roomId,
      limit,
    });
    const plain = {
      room_id: roomId,
      visibility: isPublished ? "public" : "private",
      ...(membership !== undefined && { membership }),
    };
    const tokens = JSON.stringify({ start, end }).slice(1);
    const parts = `"messages":{"chunk":[${messages.join()}],${tokens},"state":[${state.join()}],"account_data":[${accountData.join()}]`;
    return new JsonText(`${JSON.stringify(plain).slice(0, -1)},${parts}}`);
  });
}
