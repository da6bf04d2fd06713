import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";

/** Says nothing about a page elsewhere: the server looks at none (spec "GET /_matrix/client/v1/media/preview_url"). */
export const getUrlPreviewAuthed = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/media/preview_url",
  aliases: ["/_matrix/media/v3/preview_url"],
  authentication: "required",
  permission: none("read"),
  audit: none("read"),
  rateLimit: "read",
  query: Type.Object({ url: Type.String({ maxLength: 8_192 }), ts: Type.Optional(Type.Integer()) }),
  response: Type.Object({}),
});
