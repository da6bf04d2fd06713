import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { Button } from "@conclave/ui/components/button";
import { Checkbox } from "@conclave/ui/components/checkbox";
import { Dialog } from "@conclave/ui/components/dialog";
import { Notice } from "@conclave/ui/components/notice";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { t as shared } from "../messages.ts";
import { isolated } from "../rooms/message-preview.ts";
import { roomName } from "../rooms/room-name.ts";
import { archiveName } from "./archive-name.ts";
import { dateSpan, timeZone } from "./date-span.ts";
import { exportConversation } from "./export-conversation.ts";
import { ExportProgressView } from "./export-progress-view.tsx";
import { type ExportProgress, noProgress } from "./export-request.ts";
import { t } from "./messages.ts";
import { useArchive } from "./use-archive.ts";

/** Takes a copy of a conversation out of the app: asks for what, and tells how far it is. */
export function ExportDialog({
  entry,
  onClose,
}: {
  entry: Pick<RoomListEntry, "roomId" | "name">;
  onClose: () => void;
}) {
  const { commands, clock, self } = useChat();
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [withFiles, setWithFiles] = useState(true);
  const [refused, setRefused] = useState(false);
  const [progress, setProgress] = useState<ExportProgress>(noProgress);
  const archive = useArchive();
  const { busy, failure } = archive.action;
  const title = roomName(entry.name);
  const submit = () => {
    const span = dateSpan(from, until);
    setRefused(span === null);
    if (span === null) return;
    setProgress(noProgress);
    const request = { roomId: entry.roomId, title, ...span, withFiles, onlyOf: null };
    archive.run(
      archiveName(title, clock.now()),
      async (zip, signal) => {
        const parts = { commands, clock, signal, zip, folder: "", onProgress: setProgress };
        await exportConversation(request, self.value?.userId ?? "", parts);
      },
      () => {
        showToast(t("done"), "success");
        onClose();
      },
    );
  };
  return (
    <Dialog
      title={t("title", { room: isolated(title) })}
      closable={!busy}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={busy ? archive.cancel : onClose}>{busy ? t("stop") : shared("cancel")}</Button>
          {!busy && (
            <Button type="submit" kind="primary">
              {t("submit")}
            </Button>
          )}
        </>
      }
    >
      {busy ? (
        <ExportProgressView progress={progress} />
      ) : (
        <>
          <p>{t("text")}</p>
          <div class="export-range">
            <TextField type="date" label={t("from-optional")} value={from} onInput={setFrom} />
            <TextField
              type="date"
              label={t("until-optional")}
              value={until}
              error={refused ? t("inverted") : undefined}
              onInput={setUntil}
            />
          </div>
          <p class="dialog-note">{t("zone-hint", { zone: timeZone() })}</p>
          <Checkbox label={t("with-files")} hint={t("with-files-hint")} checked={withFiles} onChange={setWithFiles} />
          <Notice tone="warning">{t("warning")}</Notice>
        </>
      )}
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
    </Dialog>
  );
}
