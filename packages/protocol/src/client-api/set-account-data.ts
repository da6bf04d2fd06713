import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Sets account data that belongs to no room (spec "Client Config"). */
export const setAccountData = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/user/{userId}/account_data/{type}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: Type.Object({ userId: Type.String(), type: Type.String({ minLength: 1, maxLength: 255 }) }),
  body: Type.Object({}),
  response: Type.Object({}),
});
