import { endpoint, none } from "../endpoint.ts";

/**
 * Looks somebody or some place of a third-party network up (spec "Third-party Lookups"): there is no such network here.
 *
 * Errors: `M_NOT_FOUND`, always.
 */
export const refuseThirdPartyLookup = [
  "/_matrix/client/v3/thirdparty/location",
  "/_matrix/client/v3/thirdparty/location/{protocol}",
  "/_matrix/client/v3/thirdparty/protocol/{protocol}",
  "/_matrix/client/v3/thirdparty/user",
  "/_matrix/client/v3/thirdparty/user/{protocol}",
].map((path) =>
  endpoint({
    method: "GET",
    path,
    authentication: "required",
    permission: none("public"),
    audit: none("read"),
    rateLimit: "read",
    errors: ["M_NOT_FOUND"],
  }),
);
