import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ContentField, EmptyAnswer } from "./room-fields.ts";

const name = Type.Optional(Type.String({ maxLength: 255 }));

/**
 * Sets or removes a pusher (spec "POST /_matrix/client/v3/pushers/set"). `M_FORBIDDEN`: this server's own gateway may not contact
 * the browser's push service.
 */
export const postPusher = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/pushers/set",
  authentication: "required",
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "write",
  errors: ["M_INVALID_PARAM", "M_FORBIDDEN"],
  body: Type.Object({
    app_id: Type.String({ minLength: 1, maxLength: 64, pattern: "^[^\\u0000]*$" }),
    pushkey: Type.String({ minLength: 1, maxLength: 512, pattern: "^[^\\u0000]*$" }),
    /** Null removes the pusher, and then nothing else is needed. */
    kind: Type.Union([Type.String({ maxLength: 255 }), Type.Null()]),
    app_display_name: name,
    device_display_name: name,
    profile_tag: name,
    lang: name,
    data: Type.Optional(ContentField),
    append: Type.Optional(Type.Boolean()),
  }),
  response: EmptyAnswer,
});
