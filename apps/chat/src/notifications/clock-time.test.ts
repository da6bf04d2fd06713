import { expect, test } from "vitest";
import { clockTime, minuteOf } from "./clock-time.ts";

test("each minute of the day is written and read again", () => {
  for (let minute = 0; minute < 24 * 60; minute++) expect(minuteOf(clockTime(minute))).toBe(minute);
  expect(clockTime(425)).toBe("07:05");
});

test("an empty field is no time", () => {
  expect(minuteOf("")).toBeNull();
});
