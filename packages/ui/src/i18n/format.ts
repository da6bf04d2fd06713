import { language } from "./language.ts";

/** A number in the language of the page. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}

/** A day: 24 Nov 2026. */
export function formatDate(ts: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium" }).format(ts);
}

/** A day and a time to the minute. */
export function formatDateTime(ts: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeStyle: "short" }).format(ts);
}

/** A day and a time to the second, for records. */
export function formatInstant(ts: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeStyle: "medium" }).format(ts);
}

/** A time of day to the minute. */
export function formatTime(ts: number): string {
  return new Intl.DateTimeFormat(language.value, { timeStyle: "short" }).format(ts);
}

const steps = [
  // unit, milliseconds
  ["year", 365 * 86_400_000],
  ["month", 30 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How far `ts` is from `now`, in the largest unit that fits: "3 hours ago", "in 2 days", "now" within a minute. */
export function formatRelative(ts: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: "auto" });
  const difference = ts - now;
  for (const [unit, length] of steps) {
    if (Math.abs(difference) >= length) return format.format(Math.trunc(difference / length), unit);
  }
  return format.format(0, "second");
}

const byteUnits = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size in bytes, in the unit (powers of 1000) that leaves one to three digits before the point. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(language.value, {
    style: "unit",
    unit: byteUnits[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}

/** Several names as the language lists them: "Ann, Bob and Cai". */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(language.value, { type: "conjunction" }).format(items);
}
