import { quarantineMedia } from "@conclave/protocol/admin-api/quarantine-media";
import { quarantineMedia as quarantine } from "@conclave/services/administration/quarantine-media";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { targetOf } from "./media-target.ts";

/** POST /_conclave/admin/v1/media/quarantine */
export function quarantineMediaRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(quarantineMedia, async ({ caller, body }) => ({
    files: await quarantine(dispatcher, { by: caller.userId, target: targetOf(body), isQuarantined: true }),
  }));
}
