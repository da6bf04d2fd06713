import { type MediaContent, writeMedia } from "@conclave/storage/media/media-store";
import type { CommandContext } from "../core/verb.ts";
import { requireRoomForFile } from "./room-for-file.ts";

/** Notes whose a stored file is, inside a command. @throws MatrixError `M_FORBIDDEN` where it has no room. */
export async function writeUploadedMedia(
  context: CommandContext,
  userId: string,
  mediaId: string,
  content: MediaContent,
): Promise<void> {
  await requireRoomForFile(context, userId, content.size);
  await writeMedia(context.tx, { mediaId, userId, createdAt: context.now, content });
  // The name of a file is what somebody wrote; its type and size are not.
  await context.record({ type: "media.uploaded", actor: userId, subject: mediaId, detail: { bytes: content.size } });
}
