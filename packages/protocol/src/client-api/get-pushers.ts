import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { ContentField } from "./room-fields.ts";

/** Where the caller's devices are told of news (spec "GET /_matrix/client/v3/pushers"). */
export const getPushers = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/pushers",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    pushers: Type.Array(
      Type.Object({
        app_id: Type.String(),
        pushkey: Type.String(),
        kind: Type.String(),
        app_display_name: Type.String(),
        device_display_name: Type.String(),
        profile_tag: Type.Optional(Type.String()),
        lang: Type.String(),
        data: ContentField,
      }),
    ),
  }),
});
