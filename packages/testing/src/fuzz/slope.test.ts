import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { slopeAfterWarmUp } from "./slope.ts";

test("what grows has a slope beyond its error, and what warms up or wavers has none", () => {
  const waver = (index: number) => (index % 2 === 0 ? 10 : -10);
  const leak = slopeAfterWarmUp(Array.from({ length: 30 }, (_, index) => 1_000 + 5 * index + waver(index)));
  ok(Math.abs(leak.slope - 5) < 0.5 && leak.slope > 3 * leak.error, JSON.stringify(leak));
  const settled = slopeAfterWarmUp(Array.from({ length: 30 }, (_, index) => Math.min(index, 10) * 100 + waver(index)));
  ok(settled.slope < 3 * settled.error, JSON.stringify(settled));
  deepEqual(slopeAfterWarmUp([1, 2, 3, 4, 5, 6]), { slope: 1, error: 0 });
  equal(slopeAfterWarmUp([1, 2, 3]).error, Number.POSITIVE_INFINITY);
});
