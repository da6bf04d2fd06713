import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** All push rules of the caller (spec "Push Rules"). The slash at the end is the specification's; real clients ask without, too. */
export const getPushRules = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/pushrules/",
  aliases: ["/_matrix/client/v3/pushrules"],
  authentication: "required",
  permission: none("own-data"),
  audit: none("read"),
  rateLimit: "read",
  response: Type.Object({ global: Type.Object({}) }),
});
