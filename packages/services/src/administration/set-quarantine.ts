import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { findMedia } from "@conclave/storage/media/media-store";
import { type MediaSelection, writeQuarantine } from "@conclave/storage/media/quarantine-store";
import { initiatedBy } from "../audit/initiator.ts";
import { type CommandContext, command } from "../core/verb.ts";
import { noSuchAccount } from "./account-view.ts";
import { localMediaId } from "./local-media-id.ts";
import type { Quarantine, QuarantineTarget } from "./quarantine.ts";

/** A part of a room's files, small enough to be changed in one transaction. */
interface PartOfRoom {
  readonly roomId: string;
  readonly mediaIds: readonly string[];
}

/** Changes the quarantine of a file, of a person's files or of a part of a room's. Throws as `quarantineMedia` does. */
export const setQuarantine = command(
  "administration.set-quarantine",
  async (
    context,
    { by, target, isQuarantined }: Quarantine<Exclude<QuarantineTarget, { roomId: string }> | PartOfRoom>,
  ): Promise<number> => {
    const { subject, selection } = await select(context, target);
    const files = await writeQuarantine(context.tx, selection, isQuarantined ? context.now : null);
    if (files > 0) {
      const type = isQuarantined ? "media.quarantined" : "media.released";
      await context.record({ type, subject, detail: { files }, ...initiatedBy(by) });
    }
    return files;
  },
);

async function select(
  context: CommandContext,
  target: Exclude<QuarantineTarget, { roomId: string }> | PartOfRoom,
): Promise<{ readonly subject: string; readonly selection: MediaSelection }> {
  if ("roomId" in target) return { subject: target.roomId, selection: target };
  if ("userId" in target) {
    if ((await findAccount(context.tx, target.userId)) === undefined) throw noSuchAccount();
    return { subject: target.userId, selection: target };
  }
  const mediaId = localMediaId(context, target.contentUri);
  if (mediaId === undefined || (await findMedia(context.tx, mediaId)) === undefined) {
    throw new MatrixError("M_NOT_FOUND", "There is no such file.");
  }
  return { subject: mediaId, selection: { mediaIds: [mediaId] } };
}
