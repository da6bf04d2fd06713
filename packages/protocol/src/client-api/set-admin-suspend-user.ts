import { Type } from "typebox";
import { endpoint } from "../endpoint.ts";
import { AccountParams } from "./account-params.ts";

/**
 * Says whether an account is suspended: it reads as before, and says, joins and changes nothing (spec "PUT /_matrix/client/v1/admin/suspend/{userId}").
 *
 * Errors: `M_NOT_FOUND` no such account, or deactivated; `M_FORBIDDEN` oneself, an owner by anybody but an owner, or the
 * last active owner.
 */
export const setAdminSuspendUser = endpoint({
  method: "PUT",
  path: "/_matrix/client/v1/admin/suspend/{userId}",
  aliases: ["/_matrix/client/unstable/uk.timedout.msc4323/admin/suspend/{userId}"],
  authentication: "required",
  permission: "accounts.disable",
  audit: "account.suspended",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: AccountParams,
  body: Type.Object({ suspended: Type.Boolean() }),
  response: Type.Object({ suspended: Type.Boolean() }),
});
