import type { AuditRecord } from "@conclave/protocol/admin-api/list-audit-records";
import { expect, test } from "vitest";
import { auditCsv } from "./audit-csv.ts";
import { createAuditModel, emptyFilter, queryOf } from "./audit-model.ts";

const record: AuditRecord = { sequence: 1, ts: 0, type: "server.started", origin: "server", details: {} };

test("records are lines, and what isn't known is empty", () => {
  expect(auditCsv([record])).toBe(
    "\ufeffsequence,time,type,actor,origin,subject,address,details\r\n1,1970-01-01T00:00:00.000Z,server.started,,server,,,\r\n",
  );
});

// biome-ignore format: tables are aligned
const cells: readonly [subject: string, cell: string][] = [
  ["@a:x",        "'@a:x"],
  ["=1+1",        "'=1+1"],
  ["-1",          "'-1"],
  ["a,b",         `"a,b"`],
  [`say "hi"`,    `"say ""hi"""`],
  ["two\nlines",  `"two\nlines"`],
  ["plain",       "plain"],
];

for (const [subject, cell] of cells) {
  test(`${JSON.stringify(subject)} is written ${cell}`, () => {
    expect(auditCsv([{ ...record, subject }])).toContain(`,server,${cell},,`);
  });
}

test("details are JSON", () => {
  expect(auditCsv([{ ...record, details: { from: "member", count: 2 } }])).toContain(
    `"{""from"":""member"",""count"":2}"`,
  );
});

test("both days of a filter are inclusive; what is no day is left out", () => {
  const query = queryOf({ ...emptyFilter, since: "2026-11-24", until: "2026-11-24" });
  expect((query.until ?? 0) - (query.since ?? 0)).toBe(86_400_000);
  expect(queryOf({ ...emptyFilter, since: "2026-11", actor: "  " })).toEqual({});
});

test("an export follows the pages", async () => {
  const asked: unknown[] = [];
  const answers = [{ records: [record], next_batch: "2" }, { records: [{ ...record, sequence: 2 }] }];
  const model = createAuditModel({
    caller: { user_id: "@a:x", role: "auditor", permissions: [] },
    can: () => true,
    // Stands in for the typed call; the model reads only these two answers.
    request: (async (_endpoint: unknown, input: unknown) => {
      asked.push(input);
      return answers[asked.length - 1];
    }) as never,
  });
  const { records, cut } = await model.collect();
  expect([records.map(({ sequence }) => sequence), cut]).toEqual([[1, 2], false]);
  expect(asked).toEqual([{ query: { limit: 500 } }, { query: { limit: 500, from: "2" } }]);
});
