import type { AttachmentItem } from "@conclave/client/snapshots/timeline-item";
import { IconButton } from "@conclave/ui/components/icon-button";
import { ProgressBar } from "@conclave/ui/components/progress-bar";
import { Spinner } from "@conclave/ui/components/spinner";
import { formatBytes } from "@conclave/ui/i18n/format";
import { downloadIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { fileIcon, imageIcon, microphoneIcon } from "@conclave/ui/icons/room-icons";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { t } from "./messages.ts";
import { saveFile } from "./save-file.ts";
import { useDownload } from "./use-download.ts";

const icons: Readonly<Record<AttachmentItem["attachment"], string>> = {
  image: imageIcon,
  video: imageIcon,
  audio: microphoneIcon,
  file: fileIcon,
};

/** A file in a conversation: its name and size, by the sender's word, and a way to fetch it. */
export function FileRow({ item, roomId }: { item: AttachmentItem; roomId: string }) {
  const { commands } = useChat();
  const action = useAction();
  const progress = useDownload(roomId, item.key);
  const sent = item.sending.state === "sent";
  const download = () =>
    void action.run(async () => saveFile(await commands.downloadAttachment(roomId, item.key, "file"), item.name));
  return (
    <div class="file-row">
      <span class="file-row-icon">
        <Icon path={icons[item.attachment]} />
      </span>
      <span class="file-row-text">
        <bdi class="file-row-name">{item.name}</bdi>
        {typeof progress === "number" && <ProgressBar value={progress} label={t("file-loading")} />}
        <span class="file-row-size" aria-live="polite">
          {action.failure !== null ? (
            <span class="file-row-failure">{failureText(action.failure)}</span>
          ) : action.busy ? (
            t("file-loading")
          ) : (
            item.size !== null && formatBytes(item.size)
          )}
        </span>
      </span>
      {sent &&
        (action.busy || progress !== undefined ? (
          <Spinner small label={t("file-loading")} />
        ) : (
          <IconButton icon={downloadIcon} label={t("file-download", { name: item.name })} onClick={download} />
        ))}
    </div>
  );
}
