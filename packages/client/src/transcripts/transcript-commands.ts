import { randomToken } from "@conclave/base/randomness";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { downloadAttachment } from "../attachments/download-attachment.ts";
import type { Media } from "../attachments/media.ts";
import type { TranscriptCommands } from "../commands.ts";
import { asClientError, notPossibleNow } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import { readTranscript, type Transcript } from "./read-transcript.ts";

/** The commands that read conversations back. */
export function transcriptCommands(
  { clock, randomness }: Pick<ClientPorts, "clock" | "randomness">,
  sdk: MatrixClient,
  media: Pick<Media, "download">,
  isLocked: () => boolean,
): TranscriptCommands {
  const transcripts = new Map<string, Transcript>();

  function transcriptOf(transcriptId: string): Transcript {
    const transcript = transcripts.get(transcriptId);
    if (transcript === undefined) throw notPossibleNow();
    return transcript;
  }

  return {
    beginTranscript: (roomId) =>
      asClientError(async () => {
        const room = sdk.getRoom(roomId);
        if (room === null) throw new ClientError({ code: "room-unknown" });
        await room.loadMembersIfNeeded();
        const transcriptId = randomToken(randomness, 16);
        transcripts.set(transcriptId, readTranscript(clock, sdk, room, isLocked));
        return { transcriptId, madeAt: room.currentState.getStateEvents("m.room.create", "")?.getTs() ?? 0 };
      }),
    readTranscript: (transcriptId) => asClientError(async () => transcriptOf(transcriptId).next()),
    downloadFromTranscript: (transcriptId, key) =>
      asClientError(async () => {
        const source = transcriptOf(transcriptId).fileOf(key);
        if (source === null) throw new ClientError({ code: "not-found" });
        return new Blob([await downloadAttachment(media, source)]);
      }),
    async endTranscript(transcriptId) {
      transcripts.delete(transcriptId);
    },
  };
}
