import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Sets account data of a room (spec "Client Config"). */
export const setAccountDataPerRoom = endpoint({
  method: "PUT",
  path: "/_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type}",
  authentication: "required",
  permission: none("own-data"),
  audit: none("traffic"),
  rateLimit: "write",
  errors: ["M_FORBIDDEN"],
  params: Type.Object({
    userId: Type.String(),
    roomId: Type.String({ pattern: "^!", maxLength: 255 }),
    type: Type.String({ minLength: 1, maxLength: 255 }),
  }),
  body: Type.Object({}),
  response: Type.Object({}),
});
