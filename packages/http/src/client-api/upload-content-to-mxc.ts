import { uploadContentToMxc } from "@conclave/protocol/client-api/upload-content-to-mxc";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { uploadOf } from "./upload-request.ts";

/** PUT /_matrix/media/v3/upload/{serverName}/{mediaId} */
export function uploadContentToMxcRoute({ media }: Pick<Parts, "media">): Route {
  return route(uploadContentToMxc, async (request) => {
    await media.uploadPromised(request.params, uploadOf(request));
    return {};
  });
}
