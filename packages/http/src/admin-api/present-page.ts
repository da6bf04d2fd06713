/** What every list says of its further pages. */
export function presentNextBatch({ nextBatch }: { readonly nextBatch?: string }): { next_batch?: string } {
  return nextBatch === undefined ? {} : { next_batch: nextBatch };
}

/** Items of a page where the request says no number. */
export const defaultLimit = 50;
