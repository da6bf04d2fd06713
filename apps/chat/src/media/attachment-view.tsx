import type { AttachmentItem } from "@conclave/client/snapshots/timeline-item";
import { LinkedText } from "../timeline/linked-text.tsx";
import { FileRow } from "./file-row-view.tsx";
import { ImagePreview } from "./image-preview-view.tsx";
import { MediaPlayer } from "./media-player-view.tsx";
import { previewPart } from "./preview-part.ts";
import "./media.css";

/** A file in a conversation: an image is shown, a video or recording can be played in its place, anything else is offered for download. */
export function AttachmentBody({ item, roomId }: { item: AttachmentItem; roomId: string }) {
  const part = previewPart(item);
  return (
    <div class="attachment">
      {playable(item) ? (
        <MediaPlayer key={item.key} item={item} roomId={roomId} />
      ) : part === null ? (
        <FileRow item={item} roomId={roomId} />
      ) : (
        <ImagePreview item={item} roomId={roomId} part={part} />
      )}
      {item.caption !== null && (
        <p class="message-text" dir="auto">
          <LinkedText text={item.caption} />
        </p>
      )}
    </div>
  );
}

function playable({ attachment }: AttachmentItem): boolean {
  return attachment === "video" || attachment === "audio";
}
