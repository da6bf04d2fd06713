import { endpoint, none } from "../endpoint.ts";

/**
 * E-mail addresses and telephone numbers (spec "Adding Account Administrative Contact Information"): this server keeps none
 * and sends nothing out, so each of these routes refuses in the words that the specification has for that.
 *
 * Errors: `M_THREEPID_DENIED`, always.
 */
export const refuseThirdPartyIdentifier = [
  "/_matrix/client/v3/account/3pid",
  "/_matrix/client/v3/account/3pid/add",
  "/_matrix/client/v3/account/3pid/bind",
  "/_matrix/client/v3/account/3pid/delete",
  "/_matrix/client/v3/account/3pid/unbind",
  "/_matrix/client/v3/account/3pid/email/requestToken",
  "/_matrix/client/v3/account/3pid/msisdn/requestToken",
  "/_matrix/client/v3/account/password/email/requestToken",
  "/_matrix/client/v3/account/password/msisdn/requestToken",
  "/_matrix/client/v3/register/email/requestToken",
  "/_matrix/client/v3/register/msisdn/requestToken",
].map((path) =>
  endpoint({
    method: "POST",
    path,
    authentication: "optional",
    permission: none("public"),
    audit: none("read"),
    rateLimit: "read",
    errors: ["M_THREEPID_DENIED"],
  }),
);
