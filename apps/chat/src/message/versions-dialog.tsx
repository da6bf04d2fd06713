import type { MessageVersion } from "@conclave/client/snapshots/message-details";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import { Spinner } from "@conclave/ui/components/spinner";
import { formatDateTime } from "@conclave/ui/i18n/format";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { t } from "./messages.ts";
import type { MessageDialogProps } from "./remove-dialog.tsx";
import "./message.css";

/** Every wording of an edited message, the newest first. */
export function VersionsDialog({ item, roomId, onClose }: MessageDialogProps) {
  const { commands } = useChat();
  const [versions, setVersions] = useState<readonly MessageVersion[] | null>(null);
  const { run, failure } = useAction();
  useEffect(() => {
    void run(async () => setVersions(await commands.messageVersions(roomId, item.eventId ?? "")));
  }, []);
  return (
    <Dialog title={t("versions-title")} onClose={onClose}>
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      {versions === null && failure === null && <Spinner label={t("versions-loading")} />}
      <ol class="versions">
        {[...(versions ?? [])].reverse().map((version, index, all) => (
          <li key={version.eventId}>
            <p class="versions-time">
              {formatDateTime(version.timestamp)}
              {index === all.length - 1 && ` · ${t("versions-original")}`}
            </p>
            <p class="message-text" dir="auto">
              {version.body}
            </p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
