import { Button } from "@conclave/ui/components/button";
import { Checkbox } from "@conclave/ui/components/checkbox";
import { Notice } from "@conclave/ui/components/notice";
import { deleteIcon, downloadIcon } from "@conclave/ui/icons/action-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { archiveName } from "../export/archive-name.ts";
import { ExportProgressView } from "../export/export-progress-view.tsx";
import { noProgress } from "../export/export-request.ts";
import { useArchive } from "../export/use-archive.ts";
import { failureText } from "../failure.ts";
import { EraseAccountDialog } from "./erase-account-dialog.tsx";
import { t } from "./messages.ts";
import { type OwnDataProgress, ownDataArchive } from "./own-data-archive.ts";

/** What a person can do about what is stored of them: take it along, or have it erased. */
export function OwnDataSettings() {
  const [erasing, setErasing] = useState(false);
  return (
    <>
      <OwnDataExport />
      <section class="settings-form settings-part">
        <h2>{t("erase-title")}</h2>
        <p>{t("erase-about")}</p>
        <div>
          <Button kind="danger" icon={deleteIcon} onClick={() => setErasing(true)}>
            {t("erase-open")}
          </Button>
        </div>
      </section>
      {erasing && <EraseAccountDialog onClose={() => setErasing(false)} />}
    </>
  );
}

function OwnDataExport() {
  const { commands, clock, rooms, self } = useChat();
  const [withMessages, setWithMessages] = useState(true);
  const [withFiles, setWithFiles] = useState(false);
  const [progress, setProgress] = useState<OwnDataProgress | null>(null);
  const archive = useArchive();
  const { busy, failure } = archive.action;
  const joined = rooms.value.entries.filter(({ membership }) => membership === "joined");
  const run = () => {
    const userId = self.value?.userId ?? "";
    setProgress(null);
    archive.run(
      archiveName(t("archive-name"), clock.now()),
      (zip, signal) => {
        const request = { userId, rooms: withMessages ? joined : [], withFiles, onProgress: setProgress };
        return ownDataArchive(request, { commands, clock, signal, zip });
      },
      () => showToast(t("export-done"), "success"),
    );
  };
  return (
    <section class="settings-form">
      <h2>{t("export-title")}</h2>
      <p>{t("export-about")}</p>
      {busy ? (
        <>
          {progress !== null && <p>{t("export-room", { room: progress.room, rooms: progress.rooms })}</p>}
          <ExportProgressView progress={progress?.within ?? noProgress} />
        </>
      ) : (
        <>
          <Checkbox
            label={t("with-messages")}
            hint={t("with-messages-hint", { count: joined.length })}
            checked={withMessages}
            onChange={setWithMessages}
          />
          <Checkbox
            label={t("with-files")}
            checked={withFiles && withMessages}
            disabled={!withMessages}
            onChange={setWithFiles}
          />
        </>
      )}
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      <div>
        {busy ? (
          <Button onClick={archive.cancel}>{t("export-stop")}</Button>
        ) : (
          <Button icon={downloadIcon} onClick={run}>
            {t("export-run")}
          </Button>
        )}
      </div>
    </section>
  );
}
