import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * Credentials for the organisation's TURN server (spec "GET /_matrix/client/v3/voip/turnServer"); an empty object where
 * there is none.
 */
export const getTurnServer = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/voip/turnServer",
  authentication: "required",
  permission: none("read"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({
    username: Type.Optional(Type.String()),
    password: Type.Optional(Type.String()),
    uris: Type.Optional(Type.Array(Type.String())),
    ttl: Type.Optional(Type.Integer()),
  }),
});
