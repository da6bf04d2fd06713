import { getUrlPreviewAuthed } from "@conclave/protocol/client-api/get-url-preview-authed";
import { type Route, route } from "../edge/route.ts";

/** GET /_matrix/client/v1/media/preview_url */
export function getUrlPreviewAuthedRoute(): Route {
  return route(getUrlPreviewAuthed, async () => ({}));
}
