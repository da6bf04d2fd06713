import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** The caller's e-mail addresses and telephone numbers (spec "GET /account/3pid"): this server keeps none. */
export const getAccount3pids = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/account/3pid",
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({ threepids: Type.Array(Type.Object({})) }),
});
