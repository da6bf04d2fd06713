import { releaseMedia } from "@conclave/protocol/admin-api/release-media";
import { quarantineMedia as quarantine } from "@conclave/services/administration/quarantine-media";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { targetOf } from "./media-target.ts";

/** POST /_conclave/admin/v1/media/release */
export function releaseMediaRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(releaseMedia, async ({ caller, body }) => ({
    files: await quarantine(dispatcher, { by: caller.userId, target: targetOf(body), isQuarantined: false }),
  }));
}
