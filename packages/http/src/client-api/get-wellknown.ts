import { getWellknown } from "@conclave/protocol/client-api/get-wellknown";
import { getWellknownPolicy } from "@conclave/protocol/client-api/get-wellknown-policy";
import { getWellknownSupport } from "@conclave/protocol/client-api/get-wellknown-support";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /.well-known/matrix/client */
export function getWellknownRoute({ settings }: Pick<Parts, "settings">): Route {
  const { publicUrl, livekitUrl } = settings;
  return route(getWellknown, async () => ({
    "m.homeserver": { base_url: publicUrl },
    ...(livekitUrl !== undefined && {
      "org.matrix.msc4143.rtc_foci": [{ type: "livekit" as const, livekit_service_url: livekitUrl }],
    }),
  }));
}

/** GET /.well-known/matrix/support */
export function getWellknownSupportRoute(): Route {
  return route(getWellknownSupport, async () => {
    throw new MatrixError("M_NOT_FOUND", "This server names no contact in public.");
  });
}

/** GET /.well-known/matrix/policy_server */
export function getWellknownPolicyRoute(): Route {
  return route(getWellknownPolicy, async () => {
    throw new MatrixError("M_NOT_FOUND", "This server runs no policy server.");
  });
}
