import { type AuditRecord, listAuditRecords } from "@conclave/protocol/admin-api/list-audit-records";
import { createPagedList, type PagedList } from "@conclave/ui/loading/paged-list";
import { type Signal, signal } from "@preact/signals";
import type { Workplace } from "../workplace.ts";

/** As the fields hold it: texts, empty where nothing is chosen; days as `2026-11-24`, in the reader's own time. */
export interface AuditFilter {
  readonly type: string;
  readonly actor: string;
  readonly since: string;
  readonly until: string;
}

export const emptyFilter: AuditFilter = { type: "", actor: "", since: "", until: "" };

/** Records that an export takes at most: what a browser holds with ease. */
export const exportLimit = 10_000;

export interface AuditModel {
  readonly list: PagedList<AuditRecord>;
  readonly filter: Signal<AuditFilter>;
  apply(filter: AuditFilter): Promise<void>;
  /** All records of the filter, newest first, up to the limit; `cut` where there were more. Throws what the server refuses. */
  collect(): Promise<{ records: AuditRecord[]; cut: boolean }>;
}

/** The audit log. */
export function createAuditModel({ request }: Workplace): AuditModel {
  const filter = signal(emptyFilter);

  const ask = (from: string | undefined, limit: number) =>
    request(listAuditRecords, { query: { ...queryOf(filter.value), from, limit } });

  const list = createPagedList<AuditRecord>(async (from) => {
    const answer = await ask(from, 50);
    return { rows: answer.records, next: answer.next_batch };
  });

  return {
    list,
    filter,
    apply(next) {
      filter.value = next;
      return list.restart();
    },
    async collect() {
      const records: AuditRecord[] = [];
      let from: string | undefined;
      do {
        const answer = await ask(from, 500);
        records.push(...answer.records);
        from = answer.next_batch;
      } while (from !== undefined && records.length < exportLimit);
      return { records: records.slice(0, exportLimit), cut: from !== undefined };
    },
  };
}

/** What the server is asked for: both days are inclusive for the reader, so the end is the start of the day after. */
export function queryOf(filter: AuditFilter) {
  return {
    type: filter.type || undefined,
    actor: filter.actor.trim() || undefined,
    since: startOfDay(filter.since, 0),
    until: startOfDay(filter.until, 1),
  };
}

function startOfDay(day: string, daysLater: number): number | undefined {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const ts = new Date(year, month - 1, date + daysLater).getTime();
  return Number.isNaN(ts) || ts < 0 ? undefined : ts;
}
