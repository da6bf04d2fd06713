import { endpoint } from "../endpoint.ts";
import { ChangedFiles, MediaTarget } from "./media-target.ts";

/**
 * Gives files back that were quarantined, each whichever way it came there. Idempotent.
 *
 * Errors: `M_NOT_FOUND` no such file, account or room.
 */
export const releaseMedia = endpoint({
  method: "POST",
  path: "/_conclave/admin/v1/media/release",
  authentication: "required",
  permission: "media.quarantine",
  audit: "media.released",
  rateLimit: "write",
  errors: ["M_NOT_FOUND"],
  body: MediaTarget,
  response: ChangedFiles,
});
