import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { roomSummaryFields } from "./room-description.ts";
import { ContentField, RoomParams } from "./room-fields.ts";

/**
 * The rooms of a space that the caller may know of, depth first (spec "GET /_matrix/client/v1/rooms/{roomId}/hierarchy").
 *
 * Errors: `M_FORBIDDEN` a space that there isn't, or that the caller may not know of; `M_INVALID_PARAM` a `from` of another
 * request.
 */
export const getSpaceHierarchy = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/rooms/{roomId}/hierarchy",
  aliases: ["/_matrix/client/unstable/org.matrix.msc2946/rooms/{roomId}/hierarchy"],
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN"],
  params: RoomParams,
  query: Type.Object({
    suggested_only: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1 })),
    max_depth: Type.Optional(Type.Integer({ minimum: 0 })),
    from: Type.Optional(Type.String()),
  }),
  response: Type.Object({
    rooms: Type.Array(
      Type.Object({
        ...roomSummaryFields,
        children_state: Type.Array(
          Type.Object({
            type: Type.Literal("m.space.child"),
            state_key: Type.String(),
            sender: Type.String(),
            content: ContentField,
            origin_server_ts: Type.Integer(),
          }),
        ),
      }),
    ),
    next_batch: Type.Optional(Type.String()),
  }),
});
