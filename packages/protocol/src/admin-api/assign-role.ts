import { Type } from "typebox";
import { endpoint } from "../endpoint.ts";
import { AccountSummary } from "./account.ts";
import { RoleName, UserParams } from "./fields.ts";

/**
 * Gives an account a role in place of the one that it has. Idempotent. Answers the account as it then is.
 *
 * Errors: `M_NOT_FOUND` no such account, or deactivated; `M_FORBIDDEN` oneself, a role with more than the caller's own
 * permissions, an owner by anybody but an owner, or the last active owner.
 */
export const assignRole = endpoint({
  method: "PUT",
  path: "/_conclave/admin/v1/accounts/{userId}/role",
  authentication: "required",
  permission: "accounts.assign-role",
  audit: "account.role-assigned",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: UserParams,
  body: Type.Object({ role: RoleName }),
  response: AccountSummary,
});
