import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type AttachmentContent, attachmentContentOf } from "../attachments/attachment-content.ts";
import { downloadAttachment } from "../attachments/download-attachment.ts";
import { harmlessContentType } from "../attachments/harmless-content-type.ts";
import type { Media } from "../attachments/media.ts";
import type { RoomCommands, TimelineCommands } from "../commands.ts";
import { ClientError } from "../failure.ts";
import type { RoomSend } from "../sending/room-send.ts";
import type { SendQueue } from "../sending/send-queue.ts";
import type { SentKeys } from "../sending/sent-keys.ts";
import { loadedEvents } from "../threads/thread-timelines.ts";
import type { DownloadList } from "./download-list.ts";

/** The commands that fetch bytes. */
export function downloadCommands(
  sdk: MatrixClient,
  media: Media,
  queue: SendQueue<RoomSend>,
  keys: SentKeys,
  downloads: DownloadList,
): Pick<RoomCommands, "downloadMedia"> & Pick<TimelineCommands, "downloadAttachment"> {
  function contentOf(roomId: string, key: string): AttachmentContent | null {
    const waiting = queue.entries(roomId).find(({ send }) => send.key === key);
    if (waiting !== undefined) return attachmentContentOf(waiting.send.message() ?? {});
    const event = loadedEvents(sdk.getRoom(roomId)).find((candidate) => keys.of(candidate) === key);
    return event === undefined ? null : attachmentContentOf(event.getContent());
  }

  return {
    async downloadMedia(source, size) {
      const { bytes, contentType } = await media.download(source, size);
      return new Blob([bytes], { type: harmlessContentType(contentType) });
    },

    async downloadAttachment(roomId, key, part) {
      const queued = queue.entries(roomId).find(({ send }) => send.key === key)?.send.content;
      if (queued?.kind === "attachment") {
        const own = part === "file" ? queued.attachment.bytes : queued.attachment.thumbnail?.bytes;
        if (own === undefined) throw new ClientError({ code: "not-found" });
        return new Blob([own], { type: harmlessContentType(own.type) });
      }
      const content = contentOf(roomId, key);
      const source = part === "file" ? content?.file : content?.thumbnail;
      const claimed = part === "file" ? content?.contentType : content?.thumbnail?.contentType;
      if (source === null || source === undefined) throw new ClientError({ code: "not-found" });
      const type = harmlessContentType(claimed ?? null);
      return downloads.during(
        { roomId, key, part },
        async (onProgress) => new Blob([await downloadAttachment(media, source, onProgress)], { type }),
      );
    },
  };
}
