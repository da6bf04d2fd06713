import type { QuietHours } from "../snapshots/notification-snapshot.ts";

/** Whether a minute of the day is within the quiet hours. From a time until the same time is the whole day. */
export function isQuiet({ from, until }: QuietHours, minute: number): boolean {
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** The minute of the day, by the device's time zone, of a moment in milliseconds since the epoch. */
export function minuteOfDay(moment: number): number {
  const date = new Date(moment);
  return date.getHours() * 60 + date.getMinutes();
}
