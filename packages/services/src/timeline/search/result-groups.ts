import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { FoundEvent } from "./find-events.ts";
import { encodeSearchToken, type GroupKey } from "./search-token.ts";

/** The results of a page that have something in common. */
export interface ResultGroup {
  readonly results: readonly EventId[];
  /** Its place among the groups: they stand as their first results do. */
  readonly order: number;
  /** Where the group goes on; undefined where it doesn't. */
  readonly next: string | undefined;
}

/**
 * Puts the results of a page into groups.
 *
 * @param ordered all results, the page's among them.
 */
export function groupResults(
  key: GroupKey,
  page: readonly FoundEvent[],
  ordered: readonly FoundEvent[],
  isRecent: boolean,
): ReadonlyMap<string, ResultGroup> {
  const groups = Map.groupBy(page, (one) => groupOf(one, key));
  return new Map(
    [...groups].map(([value, given], index) => {
      const all = ordered.filter((one) => groupOf(one, key) === value);
      const offset = all.findIndex((one) => one === given[0]);
      const isLast = offset + given.length >= all.length;
      const at = placeAfter(given, { isRecent, offset });
      const next = isLast ? undefined : encodeSearchToken({ at, group: { key, value } });
      return [value, { results: given.map(({ event }) => event.eventId), order: index + 1, next }];
    }),
  );
}

/** What results have in common. */
export function groupOf({ event }: FoundEvent, key: GroupKey): string {
  return key === "room_id" ? event.roomId : event.sender;
}

/** Where a page ends: the position of its last event, or the number of results up to there. */
export function placeAfter(
  given: readonly FoundEvent[],
  { isRecent, offset }: { readonly isRecent: boolean; readonly offset: number },
): number {
  return isRecent ? (given.at(-1)?.event.position ?? 0) : offset + given.length;
}
