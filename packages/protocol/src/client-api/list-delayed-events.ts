import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ContentField } from "./room-fields.ts";

/** The events of the caller that wait to be sent (MSC4140). */
export const listDelayedEvents = endpoint({
  method: "GET",
  path: "/_matrix/client/unstable/org.matrix.msc4140/delayed_events",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    delayed_events: Type.Array(
      Type.Object({
        delay_id: Type.String(),
        room_id: Type.String(),
        type: Type.String(),
        state_key: Type.Optional(Type.String()),
        delay: Type.Integer(),
        running_since: Type.Integer(),
        content: ContentField,
      }),
    ),
  }),
});
