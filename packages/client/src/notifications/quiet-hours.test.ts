import { expect, test } from "vitest";
import { isQuiet, minuteOfDay } from "./quiet-hours.ts";

test("quiet hours begin with their first minute and end before their last, over midnight too", () => {
  const rows: readonly [from: number, until: number, minute: number, quiet: boolean][] = [
    [60, 120, 59, false],
    [60, 120, 60, true],
    [60, 120, 119, true],
    [60, 120, 120, false],
    [1320, 420, 1319, false],
    [1320, 420, 1320, true],
    [1320, 420, 0, true],
    [1320, 420, 419, true],
    [1320, 420, 420, false],
    [600, 600, 0, true],
    [600, 600, 600, true],
  ];
  for (const [from, until, minute, quiet] of rows) {
    expect(isQuiet({ from, until }, minute), `${from} to ${until} at ${minute}`).toBe(quiet);
  }
});

test("the minute of the day is that of the device's clock on the wall", () => {
  expect(minuteOfDay(new Date(2026, 10, 24, 22, 5, 59).getTime())).toBe(22 * 60 + 5);
  expect(minuteOfDay(new Date(2026, 6, 1, 0, 0).getTime())).toBe(0);
});
