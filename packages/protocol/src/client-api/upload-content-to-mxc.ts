import { endpoint, none } from "../endpoint.ts";
import { FileNameQuery, MediaParams } from "./media-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/** Stores a file that was announced (spec "PUT /_matrix/media/v3/upload/{serverName}/{mediaId}"). */
export const uploadContentToMxc = endpoint({
  method: "PUT",
  path: "/_matrix/media/v3/upload/{serverName}/{mediaId}",
  authentication: "required",
  permission: none("traffic"),
  audit: "media.uploaded",
  rateLimit: "upload",
  errors: ["M_CANNOT_OVERWRITE_MEDIA", "M_FORBIDDEN", "M_NOT_FOUND"],
  bodyKind: "bytes",
  params: MediaParams,
  query: FileNameQuery,
  response: EmptyAnswer,
});
