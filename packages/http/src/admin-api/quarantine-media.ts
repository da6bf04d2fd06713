import type { MediaTarget } from "@conclave/protocol/admin-api/media-target";
import { quarantineMedia } from "@conclave/protocol/admin-api/quarantine-media";
import { releaseMedia } from "@conclave/protocol/admin-api/release-media";
import type { QuarantineTarget } from "@conclave/services/administration/quarantine";
import { quarantineMedia as quarantine } from "@conclave/services/administration/quarantine-media";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** POST /_conclave/admin/v1/media/quarantine */
export function quarantineMediaRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(quarantineMedia, async ({ caller, body }) => ({
    files: await quarantine(dispatcher, { by: caller.userId, target: targetOf(body), isQuarantined: true }),
  }));
}

/** POST /_conclave/admin/v1/media/release */
export function releaseMediaRoute({ dispatcher }: Pick<Parts, "dispatcher">): Route {
  return route(releaseMedia, async ({ caller, body }) => ({
    files: await quarantine(dispatcher, { by: caller.userId, target: targetOf(body), isQuarantined: false }),
  }));
}

function targetOf(body: MediaTarget): QuarantineTarget {
  if ("content_uri" in body) return { contentUri: body.content_uri };
  return "user_id" in body ? { userId: body.user_id } : { roomId: body.room_id };
}
