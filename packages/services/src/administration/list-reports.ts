import { listReports as listStored, type Report } from "@conclave/storage/reports/report-store";
import { numberPlace, type Page, pageOf } from "../core/page.ts";
import { query } from "../core/verb.ts";

/** What somebody reported. */
export type ReportView = Report;

/** What people reported, newest first, a page at a time. Throws MatrixError `M_INVALID_PARAM` for a `from` that is none. */
export const listReports = query(
  "administration.list-reports",
  async (
    context,
    { from, limit }: { readonly from: string | undefined; readonly limit: number },
  ): Promise<Omit<Page<ReportView>, "total">> => {
    const found = await listStored(context.tx, { before: numberPlace(from), limit: limit + 1 });
    return pageOf(found, limit, (report) => String(report.position));
  },
);
