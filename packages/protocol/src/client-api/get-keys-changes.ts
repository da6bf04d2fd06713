import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Whose devices changed between two sync tokens (spec "GET /_matrix/client/v3/keys/changes"). */
export const getKeysChanges = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/keys/changes",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "keys",
  query: Type.Object({ from: Type.String(), to: Type.String() }),
  response: Type.Object({ changed: Type.Array(Type.String()), left: Type.Array(Type.String()) }),
});
