import { expect, test } from "vitest";
import { dayBegin } from "./day-begin.ts";

test("a day begins at midnight, here", () => {
  expect(dayBegin("2026-11-24")).toBe(new Date(2026, 10, 24).getTime());
  expect(dayBegin("2026-02-28", 1)).toBe(new Date(2026, 2, 1).getTime());
  expect(dayBegin("")).toBeNull();
});
