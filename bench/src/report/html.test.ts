import { doesNotMatch, match } from "node:assert/strict";
import { test } from "node:test";
import { htmlOf } from "./html.ts";
import { markdownOf } from "./markdown.ts";
import { besideLimit, figureOf, type Report } from "./result.ts";

const kind = { measure: "sends", unit: "/s", better: "more" } as const;
const report: Report = {
  format: 1,
  size: "quick",
  startedAt: "2026-11-24T10:00:00.000Z",
  machine: {
    processor: "a processor",
    cores: 2,
    memoryGibibytes: 24,
    system: "linux",
    node: "24.21.0",
    commit: "abcdef0",
    loadBefore: 0.1,
    loadAfter: 1.5,
  },
  targets: [
    { name: "conclave", kind: "conclave" },
    { name: "limit", kind: "limit" },
  ],
  scenarios: [
    {
      name: "send",
      question: "How <many>?",
      seconds: 3,
      figures: besideLimit(
        [
          figureOf("conclave", "64 in flight", kind, [3_900, 4_000, 4_100]),
          figureOf("limit", "64 in flight", kind, [8_000]),
        ],
        "limit",
      ),
      errors: ["$1 arrived twice.\n    at a place"],
    },
  ],
};

test("the page holds the figures, needs nothing else, and shows text as text", () => {
  const html = htmlOf(report);
  match(html, /4,000 · 50 %/);
  match(html, /How &#60;many&#62;\?/);
  match(html, /\$1 arrived twice\./);
  doesNotMatch(html, /https?:|<script|<link|<img/);
});

test("the table has a row a case and server, and the share of the limit", () => {
  const text = markdownOf(report);
  match(text, /\| case \| server \| sends, \/s \| of the limit \|/);
  match(text, /\| 64 in flight \| conclave \| 4,000 \(3,900–4,100\) \| 50 % \|/);
  match(text, /\| 64 in flight \| limit \| 8,000 \| {2}\|/);
  match(text, /\*\*Failed:\*\* \$1 arrived twice\./);
});
