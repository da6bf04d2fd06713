import { getContentAuthed } from "@conclave/protocol/client-api/get-content-authed";
import { findMedia } from "@conclave/services/media/find-media";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentMedia } from "./present-media.ts";

/** GET /_matrix/client/v1/media/download/{serverName}/{mediaId} */
export function getContentAuthedRoute({ dispatcher, media }: Pick<Parts, "dispatcher" | "media">): Route {
  return route(getContentAuthed, async ({ params, headers }) =>
    presentMedia(media.file(await dispatcher.run(findMedia, params)), headers),
  );
}
