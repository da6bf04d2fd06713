import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** `redirectToSso` for one of several identity providers; there are none yet. Errors: `M_NOT_FOUND`, always. */
export const redirectToIdp = endpoint({
  method: "GET",
  path: "/_matrix/client/v3/login/sso/redirect/{idpId}",
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "sign-in",
  errors: ["M_NOT_FOUND"],
  params: Type.Object({ idpId: Type.String({ minLength: 1, maxLength: 255 }) }),
});
