import { language } from "@conclave/ui/i18n/language";
import { afterEach, expect, test } from "vitest";
import { dayName, narrowTime, shortMoment } from "./day.ts";

// Local noon, so that the time zone of the machine doesn't matter.
const at = (day: number, month = 11, year = 2026) => new Date(year, month - 1, day, 12).getTime();
const now = at(24);

afterEach(() => {
  language.value = "en";
});

test.each([
  ["en", at(24), "Today", "12:00 PM"],
  ["en", at(23), "Yesterday", "Mon"],
  ["en", at(20), "Friday", "Fri"],
  ["en", at(3), "Nov 3, 2026", "Nov 3"],
  ["en", at(3, 11, 2025), "Nov 3, 2025", "Nov 3, 2025"],
  ["zh-CN", at(24), "今天", "12:00"],
  ["zh-CN", at(23), "昨天", "周一"],
  ["zh-CN", at(20), "星期五", "周五"],
] as const)("%s %s", (reader, moment, day, short) => {
  language.value = reader;
  expect(dayName(moment, now)).toBe(day);
  expect(shortMoment(moment, now).replace(/\u202f/g, " ")).toBe(short);
});

test("a time beside a text has no half of the day", () => {
  expect(narrowTime(at(24))).toBe("12:00");
});
