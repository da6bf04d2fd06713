import { systemClock } from "@conclave/base/clock";
import type { AuditRecord } from "@conclave/protocol/admin-api/list-audit-records";
import { auditEventTypes } from "@conclave/protocol/audit-events/audit-event-type";
import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Panel } from "@conclave/ui/components/panel";
import type { Column } from "@conclave/ui/components/table";
import { formatInstant } from "@conclave/ui/i18n/format";
import { downloadIcon } from "@conclave/ui/icons/action-icons";
import { recordIcon } from "@conclave/ui/icons/status-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useMemo } from "preact/hooks";
import { failureText } from "../failure.ts";
import { t } from "../messages.ts";
import { createAction } from "../shell/action.ts";
import { PartHeader } from "../shell/frame.tsx";
import { PagedTable } from "../shell/paged-table.tsx";
import type { Workplace } from "../workplace.ts";
import { auditCsv } from "./audit-csv.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { type AuditModel, exportLimit } from "./audit-model.ts";
import { detailsOf, sentenceOf } from "./audit-text.ts";
import { downloadText } from "./download.ts";
import "./audit-view.css";

/** The audit log: who did what, when, from where. */
export function AuditView({ model, workplace }: { model: AuditModel; workplace: Workplace }) {
  const exporting = useMemo(() => createAction(() => exportRecords(model)), [model]);
  return (
    <>
      <PartHeader title={t("nav.audit")}>
        <Button icon={downloadIcon} busy={exporting.busy.value} onClick={exporting.run}>
          {t("audit.export")}
        </Button>
      </PartHeader>
      <Panel>
        <AuditFilters
          filter={model.filter.value}
          types={Object.keys(auditEventTypes)}
          example={workplace.caller.user_id}
          onApply={model.apply}
        />
        <PagedTable
          label={t("nav.audit")}
          list={model.list}
          columns={columns()}
          keyOf={(record) => record.sequence}
          empty={
            <EmptyState icon={recordIcon} title={t("audit.empty-title")}>
              {t("audit.empty")}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

async function exportRecords(model: AuditModel): Promise<void> {
  try {
    const { records, cut } = await model.collect();
    const day = new Date(systemClock.now()).toISOString().slice(0, 10);
    downloadText(`conclave-audit-${day}.csv`, auditCsv(records), "text/csv;charset=utf-8");
    if (cut) showToast(t("audit.export-cut", { limit: exportLimit }), "warning");
    else showToast(t("audit.export-done", { count: records.length }));
  } catch (error) {
    showToast(failureText(error), "danger");
  }
}

/** Characters that stay on one line with a full stop. */
const endLength = 6;

/** A sentence may end with an identifier that is broken anywhere; its full stop alone would make a line of its own. */
function withWholeEnd(sentence: string) {
  const characters = [...sentence];
  return (
    <>
      {characters.slice(0, -endLength).join("")}
      <span class="audit-end">{characters.slice(-endLength).join("")}</span>
    </>
  );
}

function columns(): Column<AuditRecord>[] {
  return [
    {
      title: t("audit.column-what"),
      cell: (record) => (
        <span class="two-lines audit-what">
          <span>{withWholeEnd(sentenceOf(record))}</span>
          <small>{record.type}</small>
        </span>
      ),
    },
    {
      title: t("audit.column-time"),
      cell: (record) => (
        <time class="audit-time" dateTime={new Date(record.ts).toISOString()}>
          {formatInstant(record.ts)}
        </time>
      ),
    },
    { title: t("audit.column-address"), cell: (record) => record.address ?? "–" },
    {
      title: t("audit.column-details"),
      cell: (record) => {
        const details = detailsOf(record);
        return details.length === 0 ? (
          "–"
        ) : (
          <ul class="audit-details">
            {details.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        );
      },
    },
    { title: t("audit.column-sequence"), numeric: true, cell: (record) => String(record.sequence) },
  ];
}
