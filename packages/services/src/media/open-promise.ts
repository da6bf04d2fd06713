import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Media } from "@conclave/storage/media/media-store";

/**
 * Checks that a person may upload to an identifier.
 *
 * @throws MatrixError `M_NOT_FOUND` when it was not promised or has expired, `M_FORBIDDEN` when somebody else did,
 * `M_CANNOT_OVERWRITE_MEDIA` when the file is there already.
 */
export function requireOpenPromise(media: Media | undefined, userId: string, now: number): void {
  if (media === undefined || (media.expiresAt !== null && media.expiresAt <= now)) {
    throw new MatrixError("M_NOT_FOUND", "There is no such upload, or it has expired.");
  }
  if (media.userId !== userId) throw new MatrixError("M_FORBIDDEN", "Somebody else has announced this upload.");
  if (media.content !== undefined) throw new MatrixError("M_CANNOT_OVERWRITE_MEDIA", "The file is there already.");
}
