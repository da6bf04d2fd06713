import { Type } from "typebox";
import { endpoint } from "../endpoint.ts";
import { ShownLink, Timestamp, UserParams } from "./fields.ts";

/**
 * Makes a one-time link by which the person sets a new password: `<public URL>/auth/#/reset/<token>`, valid for 24 hours.
 * The old password stops working at once, and an older reset link too. Ending the sessions is a choice of its own, since a
 * person who only forgot the password still holds their keys on the devices that are signed in.
 *
 * Errors: `M_NOT_FOUND` no such account, or deactivated; `M_USER_LOCKED` disabled; `M_FORBIDDEN` an owner by anybody but an
 * owner.
 */
export const resetAccount = endpoint({
  method: "POST",
  path: "/_conclave/admin/v1/accounts/{userId}/reset",
  authentication: "required",
  permission: "accounts.reset",
  audit: "account.password-reset",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  params: UserParams,
  body: Type.Object({ sign_out_everywhere: Type.Boolean() }),
  response: Type.Object({ link: ShownLink, expires_ts: Timestamp }),
});
