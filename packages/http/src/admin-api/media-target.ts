import type { MediaTarget } from "@conclave/protocol/admin-api/media-target";
import type { QuarantineTarget } from "@conclave/services/administration/quarantine";

/** What a body names: a file, a person's files or a room's. */
export function targetOf(body: MediaTarget): QuarantineTarget {
  if ("content_uri" in body) return { contentUri: body.content_uri };
  return "user_id" in body ? { userId: body.user_id } : { roomId: body.room_id };
}
