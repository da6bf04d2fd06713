import { endpoint } from "../endpoint.ts";
import { AccountSummary } from "./account.ts";
import { UserParams } from "./fields.ts";

/**
 * Lets the person of a disabled account sign in again. Idempotent. Answers the account as it then is.
 *
 * Errors: `M_NOT_FOUND` no such account, or deactivated; `M_FORBIDDEN` an owner by anybody but an owner.
 */
export const enableAccount = endpoint({
  method: "POST",
  path: "/_conclave/admin/v1/accounts/{userId}/enable",
  authentication: "required",
  permission: "accounts.disable",
  audit: "account.enabled",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: UserParams,
  response: AccountSummary,
});
