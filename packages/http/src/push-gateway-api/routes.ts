import type { Route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { notifyRoute } from "./notify.ts";

/** The Matrix push gateway API: this server is one for the browsers of its own people, where the administrator wants it. */
export function pushGatewayApiRoutes(parts: Parts): readonly Route[] {
  return parts.webPush === undefined ? [] : [notifyRoute(parts, parts.webPush)];
}
