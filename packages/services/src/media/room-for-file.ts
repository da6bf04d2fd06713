import { MatrixError } from "@conclave/protocol/matrix-error";
import { readUsage } from "@conclave/storage/quotas/usage-store";
import type { QueryContext } from "../core/verb.ts";

/**
 * Checks that a person's files may take so many bytes more. Several may arrive at once, so that it is asked again when one is noted.
 *
 * @throws MatrixError `M_FORBIDDEN`.
 */
export async function requireRoomForFile(context: QueryContext, userId: string, size: number): Promise<void> {
  const { bytes } = await readUsage(context.tx, userId, "media");
  if (bytes + size > context.settings.mediaPerPerson) {
    throw new MatrixError("M_FORBIDDEN", "You have no room for this file. Ask an administrator for more.");
  }
}
