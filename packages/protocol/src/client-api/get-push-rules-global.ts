import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** The caller's push rules of the one scope that there is (spec "Push Rules"). */
export const getPushRulesGlobal = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/pushrules/global/",
  aliases: ["/_matrix/client/v3/pushrules/global"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({}),
});
