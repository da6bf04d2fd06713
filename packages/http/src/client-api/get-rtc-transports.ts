import { getRtcTransports } from "@conclave/protocol/client-api/get-rtc-transports";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/unstable/org.matrix.msc4143/rtc/transports */
export function getRtcTransportsRoute({ settings }: Pick<Parts, "settings">): Route {
  const { livekitUrl } = settings;
  const transports = livekitUrl === undefined ? [] : [{ type: "livekit" as const, livekit_service_url: livekitUrl }];
  return route(getRtcTransports, async () => ({ rtc_transports: transports }));
}
