import { getConfigAuthed } from "@conclave/protocol/client-api/get-config-authed";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** GET /_matrix/client/v1/media/config */
export function getConfigAuthedRoute({ media }: Pick<Parts, "media">): Route {
  return route(getConfigAuthed, async () => ({ "m.upload.size": media.uploadLimit }));
}
