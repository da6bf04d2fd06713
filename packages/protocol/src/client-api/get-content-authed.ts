import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { MediaParams, waitQuery } from "./media-fields.ts";

/** Gives a file (spec "GET /_matrix/client/v1/media/download/{serverName}/{mediaId}"). */
export const getContentAuthed = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/media/download/{serverName}/{mediaId}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND", "M_NOT_YET_UPLOADED"],
  params: MediaParams,
  query: Type.Object(waitQuery),
});
