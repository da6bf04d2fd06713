import { uploadContent } from "@conclave/protocol/client-api/upload-content";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { uploadOf } from "./upload-request.ts";

/** POST /_matrix/media/v3/upload */
export function uploadContentRoute({ media }: Pick<Parts, "media">): Route {
  return route(uploadContent, async (request) => ({ content_uri: await media.upload(uploadOf(request)) }));
}
