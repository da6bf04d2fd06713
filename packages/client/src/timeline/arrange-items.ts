import type { DateItem, TimelineItem } from "../snapshots/timeline-item.ts";

/** Milliseconds between two messages of one sender that still look like one. */
const groupInterval = 5 * 60_000;

/**
 * Puts a date before the first item of each day and marks the messages that go on from the one above. `dayOf` names the day of a
 * moment in the reader's time zone.
 */
export function arrangeItems(
  items: readonly Exclude<TimelineItem, DateItem>[],
  dayOf: (timestamp: number) => string,
): readonly TimelineItem[] {
  const arranged: TimelineItem[] = [];
  let above: Exclude<TimelineItem, DateItem> | null = null;
  let day: string | null = null;
  const days = new Map<string, number>();
  for (const item of items) {
    const itemDay = dayOf(item.timestamp);
    if (itemDay !== day) {
      const count = (days.get(itemDay) ?? 0) + 1;
      days.set(itemDay, count);
      // A server's clock may step back over midnight, and then a day comes twice.
      arranged.push({ kind: "date", key: `date ${itemDay} ${count}`, timestamp: item.timestamp });
      above = null;
      day = itemDay;
    }
    const continues =
      above !== null &&
      item.kind !== "notice" &&
      above.kind !== "notice" &&
      above.sender.userId === item.sender.userId &&
      item.timestamp - above.timestamp < groupInterval;
    arranged.push(continues ? { ...item, continues } : item);
    above = item;
  }
  return arranged;
}

/** The day of a moment in this machine's time zone. */
export function localDay(timestamp: number): string {
  const date = new Date(timestamp);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
