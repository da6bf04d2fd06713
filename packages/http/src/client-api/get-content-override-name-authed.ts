import { getContentOverrideNameAuthed } from "@conclave/protocol/client-api/get-content-override-name-authed";
import { findMedia } from "@conclave/services/media/find-media";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { presentMedia } from "./present-media.ts";

/** GET /_matrix/client/v1/media/download/{serverName}/{mediaId}/{fileName} */
export function getContentOverrideNameAuthedRoute({ dispatcher, media }: Pick<Parts, "dispatcher" | "media">): Route {
  return route(getContentOverrideNameAuthed, async ({ params, headers }) =>
    presentMedia(media.file(await dispatcher.run(findMedia, params)), headers, params.fileName),
  );
}
