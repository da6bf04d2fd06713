import { MatrixError } from "@conclave/protocol/matrix-error";

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** What the next page begins behind; absent on the last. */
  readonly nextBatch?: string;
  /** Of all pages. */
  readonly total: number;
}

/**
 * Cuts a page out of what was found when one more than its limit was asked for: the surplus says that there is another.
 *
 * @param placeOf where an item stands in the list, as the next request will say it.
 */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  placeOf: (item: Item) => string,
): Omit<Page<Item>, "total"> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined ? { items, nextBatch: placeOf(last) } : { items };
}

/** Reads a place that is a number. @throws MatrixError `M_INVALID_PARAM`. */
export function numberPlace(from: string | undefined): number | undefined {
  if (from === undefined) return undefined;
  if (!/^\d{1,15}$/.test(from)) throw unknownPage();
  return Number(from);
}

/** The refusal of a `from` that no page of this list ended with. */
export function unknownPage(): MatrixError {
  return new MatrixError("M_INVALID_PARAM", "from: this is no next_batch of this list.");
}
