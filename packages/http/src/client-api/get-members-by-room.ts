import { getMembersByRoom } from "@conclave/protocol/client-api/get-members-by-room";
import { getMembersByRoom as membersOf } from "@conclave/services/timeline/get-members-by-room";
import { JsonText } from "../edge/reply.ts";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { readerOf } from "./reader-of.ts";

/** GET /_matrix/client/v3/rooms/{roomId}/members */
export function getMembersByRoomRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(getMembersByRoom, async ({ params, query, caller }) => {
    const chunk = await dispatcher.run(membersOf, {
      reader: readerOf(caller),
      roomId: params.roomId,
      at: query.at,
      membership: query.membership,
      notMembership: query.not_membership,
    });
    return new JsonText(`{"chunk":[${chunk.join()}]}`);
  });
}
