import { type HistoryVisibility, maySeeEvent, parseHistoryVisibility } from "./history-visibility.ts";
import type { Membership } from "./room-state.ts";

/** A stretch of a room's history: positions from `from` to `to`, both among them. */
export interface VisibleRange {
  readonly from: number;
  readonly to: number;
}

/** A value that holds from the event at a position on, until the next one. */
export interface Change<Value> {
  readonly position: number;
  readonly value: Value;
}

/**
 * The stretches of a room's history that a reader may see, oldest first, none touching the next. The answer of
 * `maySeeEvent` differs only where the visibility or the reader's membership changes: at each change, and between two.
 *
 * @param visibilities every change of the room's visibility, oldest first.
 * @param memberships every change of the reader's membership, oldest first.
 * @param last the position of the room's last event.
 */
export function visibleRanges(
  visibilities: readonly Change<HistoryVisibility>[],
  memberships: readonly Change<Membership>[],
  last: number,
): readonly VisibleRange[] {
  const lastJoin = memberships.findLast((change) => change.value === "join")?.position ?? 0;
  const changes = [...visibilities, ...memberships].map((change) => change.position);
  const points = [...new Set(changes)].filter((position) => position <= last).sort((left, right) => left - right);
  const ranges: VisibleRange[] = [];
  const look = (from: number, to: number) => {
    if (from > to) return;
    const viewpoint = {
      visibilityBefore: valueAt(visibilities, from - 1) ?? parseHistoryVisibility(undefined),
      visibilityAfter: valueAt(visibilities, from) ?? parseHistoryVisibility(undefined),
      membershipBefore: valueAt(memberships, from - 1),
      membershipAfter: valueAt(memberships, from),
      hasJoinedSince: lastJoin > from,
    };
    if (!maySeeEvent(viewpoint)) return;
    const previous = ranges.at(-1);
    if (previous?.to === from - 1) ranges[ranges.length - 1] = { from: previous.from, to };
    else ranges.push({ from, to });
  };
  let from = 1;
  for (const point of points) {
    look(from, point - 1);
    look(point, point);
    from = point + 1;
  }
  look(from, last);
  return ranges;
}

function valueAt<Value>(changes: readonly Change<Value>[], position: number): Value | undefined {
  return changes.findLast((change) => change.position <= position)?.value;
}
