import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Reads account data of a room (spec "Client Config"). */
export const getAccountDataPerRoom = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_FORBIDDEN", "M_NOT_FOUND"],
  params: Type.Object({ userId: Type.String(), roomId: Type.String({ pattern: "^!" }), type: Type.String() }),
  response: Type.Object({}),
});
