import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/**
 * What a page of elsewhere says of itself, in OpenGraph's words (spec "GET /_matrix/client/v1/media/preview_url"): nothing where the
 * server looks at none, which is the usual case, or the page can't be had. Never with a picture. `ts` changes nothing.
 */
export const getUrlPreviewAuthed = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/media/preview_url",
  aliases: ["/_matrix/media/v3/preview_url"],
  authentication: "required",
  permission: none("read"),
  audit: none("read"),
  rateLimit: "preview",
  query: Type.Object({ url: Type.String({ maxLength: 8_192 }), ts: Type.Optional(Type.Integer()) }),
  response: Type.Object({
    "og:title": Type.Optional(Type.String()),
    "og:description": Type.Optional(Type.String()),
    "og:site_name": Type.Optional(Type.String()),
    "og:type": Type.Optional(Type.String()),
  }),
});
