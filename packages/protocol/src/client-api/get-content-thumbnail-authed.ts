import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { MediaParams, waitQuery } from "./media-fields.ts";

/** Gives a small form of a picture (spec "GET /_matrix/client/v1/media/thumbnail/{serverName}/{mediaId}"). */
export const getContentThumbnailAuthed = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/media/thumbnail/{serverName}/{mediaId}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND", "M_NOT_YET_UPLOADED", "M_TOO_LARGE", "M_UNKNOWN"],
  params: MediaParams,
  query: Type.Object({
    ...waitQuery,
    width: Type.Integer({ minimum: 1, maximum: 10_000 }),
    height: Type.Integer({ minimum: 1, maximum: 10_000 }),
    method: Type.Optional(Type.Union([Type.Literal("crop"), Type.Literal("scale")])),
    animated: Type.Optional(Type.Boolean()),
  }),
});
