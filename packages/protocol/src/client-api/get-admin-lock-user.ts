import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { AccountParams } from "./account-params.ts";

/**
 * Whether an account is locked (spec "GET /_matrix/client/v1/admin/lock/{userId}").
 *
 * Errors: `M_NOT_FOUND` no such account, or deactivated; `M_FORBIDDEN`.
 */
export const getAdminLockUser = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/admin/lock/{userId}",
  aliases: ["/_matrix/client/unstable/uk.timedout.msc4323/admin/lock/{userId}"],
  authentication: "required",
  permission: "accounts.list",
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
  params: AccountParams,
  response: Type.Object({ locked: Type.Boolean() }),
});
