import { endpoint, none } from "../endpoint.ts";
import { MediaConfigAnswer } from "./media-fields.ts";

/** Says how large a file may be (spec "GET /_matrix/client/v1/media/config"). */
export const getConfigAuthed = endpoint({
  method: "GET",
  path: "/_matrix/client/v1/media/config",
  aliases: ["/_matrix/media/v3/config"],
  authentication: "required",
  permission: none("read"),
  audit: none("read"),
  rateLimit: "read",
  response: MediaConfigAnswer,
});
