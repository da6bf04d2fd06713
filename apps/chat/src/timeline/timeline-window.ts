/**
 * The part of a timeline that is drawn: from the item `start` to the item `end`, both included. Null is the oldest or newest there
 * is, so that a window which is open at its end goes along with what arrives.
 */
export interface TimelineWindow {
  readonly start: string | null;
  readonly end: string | null;
}

interface Keyed {
  readonly key: string;
}

/** Items drawn at first, items added at an edge, and the most that are drawn. */
export const windowSizes = { first: 60, step: 40, most: 160 } as const;

/** The window of the newest items. */
export function newestWindow(items: readonly Keyed[], size: number = windowSizes.first): TimelineWindow {
  return { start: items.at(-size)?.key ?? null, end: null };
}

/** A window around one item; of the newest, where there is no such item. */
export function windowAround(items: readonly Keyed[], key: string): TimelineWindow {
  const at = items.findLastIndex((item) => item.key === key);
  if (at < 0) return newestWindow(items);
  const end = at + windowSizes.first;
  return {
    start: items[Math.max(0, at - windowSizes.step)]?.key ?? null,
    end: end >= items.length - 1 ? null : (items[end]?.key ?? null),
  };
}

/** The items of a window. One whose edge is gone (discarded, or after a gap) is open there, as far as the most allows. */
export function itemsInside<Item extends Keyed>(items: readonly Item[], window: TimelineWindow): readonly Item[] {
  const { from, to } = bounds(items, window);
  return items.slice(from, to + 1);
}

/** Whether the window reaches the oldest, and the newest item. */
export function windowReach(items: readonly Keyed[], window: TimelineWindow): { oldest: boolean; newest: boolean } {
  const { from, to } = bounds(items, window);
  return { oldest: from === 0, newest: to >= items.length - 1 };
}

/** Moves the window towards older items by a step, and lets go of the newest where it grew too large. */
export function towardsOlder(items: readonly Keyed[], window: TimelineWindow): TimelineWindow {
  const { from, to } = bounds(items, window);
  const start = Math.max(0, from - windowSizes.step);
  const last = Math.min(to, start + windowSizes.most - 1);
  return { start: items[start]?.key ?? null, end: last >= items.length - 1 ? null : (items[last]?.key ?? null) };
}

/** Moves the window towards newer items by a step, and lets go of the oldest where it grew too large. */
export function towardsNewer(items: readonly Keyed[], window: TimelineWindow): TimelineWindow {
  const { from, to } = bounds(items, window);
  const end = Math.min(items.length - 1, to + windowSizes.step);
  const first = Math.max(from, end - windowSizes.most + 1);
  return { start: items[first]?.key ?? null, end: end >= items.length - 1 ? null : (items[end]?.key ?? null) };
}

function bounds(items: readonly Keyed[], { start, end }: TimelineWindow): { from: number; to: number } {
  const last = items.length - 1;
  const endIndex = end === null ? last : items.findLastIndex((item) => item.key === end);
  const to = endIndex < 0 ? last : endIndex;
  const startIndex = start === null ? -1 : items.findLastIndex((item) => item.key === start);
  const from = startIndex >= 0 && startIndex <= to ? startIndex : Math.max(0, to - windowSizes.first + 1);
  return { from, to };
}
