import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Where clients that know only the server's name find it (spec "Well-known URIs"). Errors: none. */
export const getWellknown = endpoint({
  method: "GET",
  path: "/.well-known/matrix/client",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "none",
  response: Type.Object({
    "m.homeserver": Type.Object({ base_url: Type.String() }),
    /** By what group calls are carried (MSC4143). */
    "org.matrix.msc4143.rtc_foci": Type.Optional(
      Type.Array(Type.Object({ type: Type.Literal("livekit"), livekit_service_url: Type.String() })),
    ),
  }),
});
