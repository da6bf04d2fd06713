import { expect, test } from "vitest";
import { dateSpan } from "./date-span.ts";

const day = (month: number, date: number) => new Date(2026, month - 1, date).getTime();

// biome-ignore format: tables are aligned
const spans: readonly [from: string, until: string, span: ReturnType<typeof dateSpan>][] = [
  ["",           "",           { after: null,        before: null }],
  ["2026-11-03", "",           { after: day(11, 3),  before: null }],
  ["",           "2026-11-30", { after: null,        before: day(12, 1) }],
  ["2026-11-03", "2026-11-03", { after: day(11, 3),  before: day(11, 4) }],
  // Whatever the clocks do in between: midnight here on both sides.
  ["2026-03-01", "2026-11-30", { after: day(3, 1),   before: day(12, 1) }],
  ["2026-11-04", "2026-11-03", null],
];

for (const [from, until, span] of spans) {
  test(`from "${from}" until "${until}"`, () => expect(dateSpan(from, until)).toEqual(span));
}
