import type { AttachmentItem } from "@conclave/client/snapshots/timeline-item";
import { Button } from "@conclave/ui/components/button";
import { playIcon } from "@conclave/ui/icons/room-icons";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { DownloadFailed } from "./download-failed-view.tsx";
import { FileRow } from "./file-row-view.tsx";
import { t } from "./messages.ts";
import { fittedSize } from "./preview-part.ts";
import { useBlob } from "./use-blob.ts";

interface MediaPlayerProps {
  readonly item: AttachmentItem;
  readonly roomId: string;
}

/** A video or a recording: fetched when somebody wants to see or hear it, and then played in its place. */
export function MediaPlayer({ item, roomId }: MediaPlayerProps) {
  const [wanted, setWanted] = useState(false);
  return (
    <div class="media-player">
      {wanted ? (
        <Player item={item} roomId={roomId} />
      ) : (
        <Button small icon={playIcon} onClick={() => setWanted(true)} disabled={item.sending.state !== "sent"}>
          {t("play")}
        </Button>
      )}
      <FileRow item={item} roomId={roomId} />
    </div>
  );
}

function Player({ item, roomId }: MediaPlayerProps) {
  const { commands } = useChat();
  const [refused, setRefused] = useState(false);
  const name = `file ${roomId} ${item.key}`;
  const blob = useBlob(name, () => commands.downloadAttachment(roomId, item.key, "file"));
  if (blob.state === "loading") {
    return (
      <p class="media-player-text" aria-live="polite">
        {t("file-loading")}
      </p>
    );
  }
  if (blob.state === "failed") return <DownloadFailed name={name} failure={blob.failure} />;
  // A sender may call anything a video; and no browser plays everything.
  if (refused || !/^(?:video|audio)\//.test(blob.type)) return <p class="media-player-text">{t("play-refused")}</p>;
  const failed = () => setRefused(true);
  if (item.attachment === "audio" || blob.type.startsWith("audio/")) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: people send none with what they record.
      <audio class="media-audio" src={blob.address} aria-label={item.name} controls autoplay onError={failed} />
    );
  }
  const { width, height } = fittedSize(item.dimensions, { width: 480, height: 360 });
  return (
    // biome-ignore lint/a11y/useMediaCaption: people send none with what they record.
    <video
      class="media-video"
      src={blob.address}
      style={{ width: `${width}px`, aspectRatio: `${width} / ${height}` }}
      aria-label={item.name}
      controls
      autoplay
      playsInline
      onError={failed}
    />
  );
}
