import { Type } from "typebox";
import { endpoint } from "../endpoint.ts";
import { AccountParams } from "./account-params.ts";

/**
 * Says whether an account is locked: refused with `M_USER_LOCKED` whatever it asks, as the console's disabling does (spec "PUT /_matrix/client/v1/admin/lock/{userId}").
 *
 * Errors: `M_NOT_FOUND` no such account, or deactivated; `M_FORBIDDEN` oneself, an owner by anybody but an owner, or the
 * last active owner.
 */
export const setAdminLockUser = endpoint({
  method: "PUT",
  path: "/_matrix/client/v1/admin/lock/{userId}",
  aliases: ["/_matrix/client/unstable/uk.timedout.msc4323/admin/lock/{userId}"],
  authentication: "required",
  permission: "accounts.disable",
  audit: "account.disabled",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: AccountParams,
  body: Type.Object({ locked: Type.Boolean() }),
  response: Type.Object({ locked: Type.Boolean() }),
});
