import { getProtocols } from "@conclave/protocol/client-api/get-protocols";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v3/thirdparty/protocols */
export function getProtocolsRoute(): Route {
  return route(getProtocols, async () => ({}));
}
