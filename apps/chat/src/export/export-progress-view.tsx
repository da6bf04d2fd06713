import { ProgressBar } from "@conclave/ui/components/progress-bar";
import { formatDate } from "@conclave/ui/i18n/format";
import type { ExportProgress } from "./export-request.ts";
import { t } from "./messages.ts";
import "./export.css";

/** How far an export is. */
export function ExportProgressView({ progress }: { progress: ExportProgress }) {
  const { lines, files, undecryptable, missing, reachedAt, fraction } = progress;
  return (
    <div class="export-progress">
      <ProgressBar value={fraction} label={t("progress")} />
      <p role="status">{reachedAt === null ? t("beginning") : t("reached", { date: formatDate(reachedAt) })}</p>
      <ul class="export-counts">
        <li>{t("lines", { count: lines })}</li>
        <li>{t("files", { count: files })}</li>
        {undecryptable > 0 && <li>{t("undecryptable", { count: undecryptable })}</li>}
        {missing > 0 && <li>{t("missing", { count: missing })}</li>}
      </ul>
      <p class="export-hint">{t("stay")}</p>
    </div>
  );
}
