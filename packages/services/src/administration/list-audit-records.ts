import {
  type AuditFilter,
  type AuditRecord,
  listAuditRecords as listStored,
} from "@conclave/storage/audit/audit-store";
import { numberPlace, type Page, pageOf } from "../core/page.ts";
import { query } from "../core/verb.ts";

export interface ListAuditRecordsInput extends AuditFilter {
  /** A `nextBatch` of the same list: a sequence number. */
  readonly from?: string | undefined;
  readonly limit: number;
}

/** A record of the audit log. */
export type AuditRecordView = AuditRecord;

/** The audit log, newest first, a page at a time. Throws MatrixError `M_INVALID_PARAM` for a `from` that is none. */
export const listAuditRecords = query(
  "administration.list-audit-records",
  async (context, input: ListAuditRecordsInput): Promise<Omit<Page<AuditRecordView>, "total">> => {
    const { from, limit, ...filter } = input;
    const found = await listStored(context.tx, { ...filter, before: numberPlace(from), limit: limit + 1 });
    return pageOf(found, limit, (record) => String(record.sequence));
  },
);
