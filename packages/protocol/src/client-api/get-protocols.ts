import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * The third-party networks that the server bridges to (spec "GET /_matrix/client/v3/thirdparty/protocols"): none, for there
 * are no application services here.
 */
export const getProtocols = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/thirdparty/protocols",
  authentication: "required",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({}, { additionalProperties: false }),
});
