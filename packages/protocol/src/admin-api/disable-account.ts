import { endpoint } from "../endpoint.ts";
import { AccountSummary } from "./account.ts";
import { UserParams } from "./fields.ts";

/**
 * Disables an account: each of its sessions is refused from the next request on with `M_USER_LOCKED` (spec "Account
 * locking"), nobody can sign in to it, and nothing is deleted, so that enabling it gives everything back. Idempotent.
 * Answers the account as it then is.
 *
 * Errors: `M_NOT_FOUND` no such account, or deactivated; `M_FORBIDDEN` oneself, an owner by anybody but an owner, or the
 * last active owner.
 */
export const disableAccount = endpoint({
  method: "POST",
  path: "/_conclave/admin/v1/accounts/{userId}/disable",
  authentication: "required",
  permission: "accounts.disable",
  audit: "account.disabled",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: UserParams,
  response: AccountSummary,
});
