import { getWellknown } from "@conclave/protocol/client-api/get-wellknown";
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
