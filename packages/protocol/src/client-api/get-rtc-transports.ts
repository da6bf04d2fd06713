import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** By what group calls are carried (MSC4143): the organisation's LiveKit service, or nothing. */
export const getRtcTransports = endpoint({
  method: "GET",
  path: "/_matrix/client/unstable/org.matrix.msc4143/rtc/transports",
  authentication: "required",
  permission: none("read"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    rtc_transports: Type.Array(Type.Object({ type: Type.Literal("livekit"), livekit_service_url: Type.String() })),
  }),
});
