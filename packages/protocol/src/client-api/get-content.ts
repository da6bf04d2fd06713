import { endpoint, none } from "../endpoint.ts";

/** Once gave a file without authentication; frozen since before the first upload (spec "GET /_matrix/media/v3/download/{serverName}/{mediaId}"). */
export const getContent = endpoint({
  method: "GET",
  path: "/_matrix/media/v3/download/{serverName}/{mediaId}",
  aliases: [
    "/_matrix/media/v3/download/{serverName}/{mediaId}/{fileName}",
    "/_matrix/media/v3/thumbnail/{serverName}/{mediaId}",
    "/_matrix/media/v1/download/{serverName}/{mediaId}",
    "/_matrix/media/v1/download/{serverName}/{mediaId}/{fileName}",
    "/_matrix/media/v1/thumbnail/{serverName}/{mediaId}",
  ],
  authentication: "none",
  permission: none("public"),
  audit: none("read"),
  rateLimit: "read",
  errors: ["M_NOT_FOUND"],
});
