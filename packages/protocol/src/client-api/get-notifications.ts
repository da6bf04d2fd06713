import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { PushActionsField } from "./push-rule-fields.ts";
import { ClientEventField } from "./room-fields.ts";

/** What the caller is notified of (spec "GET /_matrix/client/v3/notifications"). */
export const getNotifications = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/notifications",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({
    from: Type.Optional(Type.String({ maxLength: 255 })),
    limit: Type.Optional(Type.Integer({ minimum: 0 })),
    /** `highlight`: only those. Anything else narrows nothing. */
    only: Type.Optional(Type.String()),
  }),
  response: Type.Object({
    notifications: Type.Array(
      Type.Object({
        actions: PushActionsField,
        event: ClientEventField,
        read: Type.Boolean(),
        room_id: Type.String({ pattern: "^!" }),
        /** Milliseconds since the Unix epoch. */
        ts: Type.Integer(),
      }),
    ),
    next_token: Type.Optional(Type.String()),
  }),
});
