import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { besideLimit, figureOf } from "./result.ts";

test("a figure is the median of its rounds with least and greatest, and a share of its limit whichever way is good", () => {
  const rate = { measure: "sends", unit: "/s", better: "more" } as const;
  const time = { measure: "p50", unit: "ms", better: "less" } as const;
  const figures = [
    figureOf("conclave", "one", rate, [30, 10, 20]),
    figureOf("limit", "one", rate, [40]),
    figureOf("conclave", "one", time, [8]),
    figureOf("limit", "one", time, [2]),
    figureOf("conclave", "another", time, [8, Number.NaN]),
  ];
  deepEqual(
    besideLimit(figures, "limit").map(({ median, least, greatest, limit, share }) => [
      median,
      least,
      greatest,
      limit,
      share,
    ]),
    [
      [20, 10, 30, 40, 0.5],
      [40, 40, 40, undefined, undefined],
      [8, 8, 8, 2, 0.25],
      [2, 2, 2, undefined, undefined],
      [8, 8, 8, undefined, undefined],
    ],
  );
});
