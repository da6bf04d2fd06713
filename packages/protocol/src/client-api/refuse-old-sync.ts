import { endpoint, none } from "../endpoint.ts";

/**
 * The event stream from before `/sync` (spec "GET /events", "GET /initialSync"), deprecated since the first release of the
 * specification, and the way in which guests peeked: this server has no guests, and members have `/sync`.
 *
 * Errors: `M_UNRECOGNIZED`, always.
 */
export const refuseOldSync = [
  "/_matrix/client/v3/events",
  "/_matrix/client/v3/events/{eventId}",
  "/_matrix/client/v3/initialSync",
].map((path) =>
  endpoint({
    method: "GET",
    path,
    authentication: "required",
    permission: none("public"),
    audit: none("read"),
    rateLimit: "read",
    errors: ["M_UNRECOGNIZED"],
  }),
);
