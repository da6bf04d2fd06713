import { presentAuditRecord } from "@conclave/http/admin-api/present-audit-record";
import { type AuditRecordView, listAuditRecords } from "@conclave/services/administration/list-audit-records";
import { loadConfig } from "../../config/load.ts";
import { type Call, type Command, configOption, jsonOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";
import { plainText } from "../plain-text.ts";
import { refuseUsage } from "../usage.ts";
import { withDispatcher } from "../with-dispatcher.ts";

const mostRecords = 10_000;
const pageLength = 500;

/** `conclave audit list` */
export const command: Command = {
  summary: { en: "Read the audit log, newest first.", zh: "读取审计日志,最新的在前。" },
  details: {
    en: "Times are such as 2026-01-31 or 2026-01-31T12:00Z. 100 records unless --limit says more.",
    zh: "时间的写法如 2026-01-31 或 2026-01-31T12:00Z。未给出 --limit 时输出 100 条。",
  },
  operands: [],
  options: [
    { name: "type", value: "TYPE", documentation: { en: "such as account.created", zh: "例如 account.created" } },
    { name: "actor", value: "USER", documentation: { en: "who did it", zh: "操作者" } },
    { name: "subject", value: "ID", documentation: { en: "what it was done to", zh: "操作对象" } },
    { name: "since", value: "TIME", documentation: { en: "from then on", zh: "起始时间(含)" } },
    { name: "until", value: "TIME", documentation: { en: "before then", zh: "结束时间(不含)" } },
    { name: "limit", value: "N", documentation: { en: "at most so many: 1 to 10000", zh: "最多条数:1 到 10000" } },
    configOption,
    jsonOption,
  ],
  async run(call, context) {
    const since = readTime(call, "since");
    const until = readTime(call, "until");
    if (since === "wrong" || until === "wrong") {
      return refuseUsage(context, {
        en: "--since and --until must be such as 2026-01-31 or 2026-01-31T12:00Z.",
        zh: "--since 与 --until 的写法如 2026-01-31 或 2026-01-31T12:00Z。",
      });
    }
    const limit = readLimit(call.value("limit") ?? "100");
    if (limit === undefined) {
      return refuseUsage(context, {
        en: `--limit must be a number from 1 to ${mostRecords}.`,
        zh: `--limit 必须是 1 到 ${mostRecords} 的数字。`,
      });
    }
    const config = loadConfig({ ...context, file: call.value("config") });
    const filter = {
      type: call.value("type"),
      actor: call.value("actor"),
      subject: call.value("subject"),
      since,
      until,
    };
    const records = await withDispatcher(config, context, async (dispatcher) => {
      const found: AuditRecordView[] = [];
      let from: string | undefined;
      do {
        const pageLimit = Math.min(pageLength, limit - found.length);
        const page = await dispatcher.run(listAuditRecords, { ...filter, from, limit: pageLimit });
        found.push(...page.items);
        from = page.nextBatch;
      } while (from !== undefined && found.length < limit);
      return found;
    });
    if (call.flag("json")) context.print(JSON.stringify(records.map(presentAuditRecord), null, 2));
    else for (const record of records) context.print(describe(record));
    return exitCodes.ok;
  },
};

function describe({ sequence, at, type, origin, actor, subject, detail }: AuditRecordView): string {
  const details = Object.entries(detail).map(([name, value]) => `${name}=${value}`);
  return [sequence, new Date(at).toISOString(), type, actor ?? origin, subject ?? "-", ...details]
    .map((field) => plainText(String(field)))
    .join("\t");
}

/** Milliseconds since the epoch; a date without a zone is in UTC. */
function readTime(call: Call, option: string): number | undefined | "wrong" {
  const text = call.value(option);
  if (text === undefined) return undefined;
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text);
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = isDate || isMoment ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) || time < 0 ? "wrong" : time;
}

function readLimit(text: string): number | undefined {
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= mostRecords ? limit : undefined;
}
