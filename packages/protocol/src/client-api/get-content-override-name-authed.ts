import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { NamedMediaParams, waitQuery } from "./media-fields.ts";

/** Gives a file under another name (spec "GET /_matrix/client/v1/media/download/{serverName}/{mediaId}/{fileName}"). */
export const getContentOverrideNameAuthed = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/media/download/{serverName}/{mediaId}/{fileName}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND", "M_NOT_YET_UPLOADED"],
  params: NamedMediaParams,
  query: Type.Object(waitQuery),
});
