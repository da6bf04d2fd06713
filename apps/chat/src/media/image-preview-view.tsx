import type { AttachmentItem } from "@conclave/client/snapshots/timeline-item";
import { Spinner } from "@conclave/ui/components/spinner";
import { useChat } from "../chat.ts";
import { DownloadFailed } from "./download-failed-view.tsx";
import { FileRow } from "./file-row-view.tsx";
import { t } from "./messages.ts";
import { fittedSize } from "./preview-part.ts";
import { useBlob } from "./use-blob.ts";

interface ImagePreviewProps {
  readonly item: AttachmentItem;
  readonly roomId: string;
  readonly part: "file" | "thumbnail";
}

/** An image in a conversation. Its place is kept free from the first moment; a click shows it large. */
export function ImagePreview({ item, roomId, part }: ImagePreviewProps) {
  const { commands, dialog } = useChat();
  const name = `${part} ${roomId} ${item.key}`;
  const blob = useBlob(name, () => commands.downloadAttachment(roomId, item.key, part));
  // A sender may call anything an image.
  if (blob.state === "ready" && !blob.type.startsWith("image/")) return <FileRow item={item} roomId={roomId} />;
  const { width, height } = fittedSize(item.dimensions, { width: 400, height: 320 });
  const place = { width: `${width}px`, aspectRatio: `${width} / ${height}` };
  if (blob.state === "failed") return <DownloadFailed name={name} failure={blob.failure} />;
  return (
    <button
      type="button"
      class="image-preview"
      style={place}
      aria-label={t("image-open", { name: item.name })}
      onClick={() => {
        dialog.value = { name: "image", roomId, key: item.key };
      }}
    >
      {blob.state === "loading" ? (
        <Spinner small label={t("image-loading", { name: item.name })} />
      ) : (
        <img src={blob.address} alt="" decoding="async" draggable={false} />
      )}
    </button>
  );
}
