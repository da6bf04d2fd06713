import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { AccountParams } from "./account-params.ts";

/**
 * Makes a token by which the caller proves to a service who they are (spec "POST
 * /_matrix/client/v3/user/{userId}/openid/request_token"). Errors: `M_FORBIDDEN` for somebody else.
 */
export const requestOpenIdToken = endpoint({
  method: "POST",
  path: "/_matrix/client/v3/user/{userId}/openid/request_token",
  authentication: "required",
  permission: none("own-data"),
  audit: none("own-data"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: AccountParams,
  body: Type.Object({}),
  response: Type.Object({
    access_token: Type.String(),
    token_type: Type.Literal("Bearer"),
    matrix_server_name: Type.String(),
    expires_in: Type.Integer(),
  }),
});
