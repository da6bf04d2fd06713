import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Reads account data that belongs to no room (spec "Client Config"). */
export const getAccountData = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/user/{userId}/account_data/{type}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: Type.Object({ userId: Type.String(), type: Type.String() }),
  response: Type.Object({}),
});
