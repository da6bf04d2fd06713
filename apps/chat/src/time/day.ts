import { formatDate, formatTime } from "@conclave/ui/i18n/format";
import { language } from "@conclave/ui/i18n/language";

/** Whole days from the day of `timestamp` to that of `now`, in this machine's time zone. */
function daysBefore(timestamp: number, now: number): number {
  const startOf = (moment: number) => {
    const day = new Date(moment);
    return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  };
  return Math.round((startOf(now) - startOf(timestamp)) / 86_400_000);
}

/** A day as people say it: "Today", "Yesterday", "Monday", "24 Nov 2026". */
export function dayName(timestamp: number, now: number): string {
  const days = daysBefore(timestamp, now);
  if (days === 0 || days === 1) {
    const text = new Intl.RelativeTimeFormat(language.value, { numeric: "auto" }).format(-days, "day");
    return text.charAt(0).toLocaleUpperCase(language.value) + text.slice(1);
  }
  if (days > 1 && days < 7) return new Intl.DateTimeFormat(language.value, { weekday: "long" }).format(timestamp);
  return formatDate(timestamp);
}

/** A moment in as few letters as tell it apart: the time of today, the weekday of this week, else the day. */
export function shortMoment(timestamp: number, now: number): string {
  const days = daysBefore(timestamp, now);
  if (days <= 0) return formatTime(timestamp);
  if (days < 7) return new Intl.DateTimeFormat(language.value, { weekday: "short" }).format(timestamp);
  const sameYear = new Date(timestamp).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language.value, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(timestamp);
}

/** A time of day in as few letters as fit beside a text: without "AM" and "PM". */
export function narrowTime(timestamp: number): string {
  const parts = new Intl.DateTimeFormat(language.value, { timeStyle: "short" }).formatToParts(timestamp);
  return parts
    .filter(({ type }) => type !== "dayPeriod")
    .map(({ value }) => value)
    .join("")
    .trim();
}
