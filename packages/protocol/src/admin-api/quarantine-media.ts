import { endpoint } from "../endpoint.ts";
import { ChangedFiles, MediaTarget } from "./media-target.ts";

/**
 * Puts files into quarantine: from the next request on nobody is given them or their thumbnails (`M_NOT_FOUND`), and nothing is
 * deleted. Idempotent. The body names one file (`content_uri`), all that a person has uploaded or announced (`user_id`), or all that
 * a room's events name in the clear (`room_id`).
 *
 * An encrypted event holds its address inside the ciphertext, which no key on the server opens, and a redacted one holds none any
 * more: quarantine such files by their address, or by who sent them. What a client has downloaded, it has; a browser shows it again
 * from its cache for up to a day.
 *
 * Errors: `M_NOT_FOUND` no such file, account or room.
 */
export const quarantineMedia = endpoint({
  method: "POST",
  path: "/_conclave/admin/v1/media/quarantine",
  authentication: "required",
  permission: "media.quarantine",
  audit: "media.quarantined",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  body: MediaTarget,
  response: ChangedFiles,
});
