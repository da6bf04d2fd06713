import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { roomSummaryFields } from "./room-description.ts";
import { MembershipField } from "./room-fields.ts";

/**
 * A room as one sees it before one joins (spec "GET /_matrix/client/v1/room_summary/{roomIdOrAlias}").
 *
 * Errors: `M_NOT_FOUND` a room that there isn't, or that the caller may not know of; `M_INVALID_PARAM` neither identifier nor
 * alias.
 */
export const getRoomSummary = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/room_summary/{roomIdOrAlias}",
  aliases: [
    "/_matrix/client/unstable/im.nheko.summary/summary/{roomIdOrAlias}",
    "/_matrix/client/unstable/im.nheko.summary/rooms/{roomIdOrAlias}/summary",
  ],
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: Type.Object({ roomIdOrAlias: Type.String() }),
  response: Type.Object({ ...roomSummaryFields, membership: Type.Optional(MembershipField) }),
});
