import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { FileNameQuery } from "./media-fields.ts";

/** Stores a file (spec "POST /_matrix/media/v3/upload"). */
export const uploadContent = endpoint({
  method: "POST",
  path: "/_matrix/media/v3/upload",
  aliases: ["/_matrix/media/v1/upload"],
  authentication: "required",
  permission: none("traffic"),
  audit: "media.uploaded",
  rateLimit: "upload",
  errors: ["M_FORBIDDEN"],
  bodyKind: "bytes",
  query: FileNameQuery,
  response: Type.Object({ content_uri: Type.String() }),
});
