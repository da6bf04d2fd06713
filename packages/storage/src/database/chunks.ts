/** The most values that one `in` list or one insert gets: far below every database's limit of parameters. */
const chunkLength = 500;

/** Cuts a list into pieces that fit into one statement. */
export function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let index = 0; index < items.length; index += chunkLength) yield items.slice(index, index + chunkLength);
}

/**
 * Repeats the last item of a list that goes into `in`, where that changes nothing, until the length is a power of two: so that
 * lists of all lengths need few forms of a statement.
 */
export function padded<Item>(items: readonly Item[]): readonly Item[] {
  const last = items.at(-1);
  if (last === undefined) return items;
  const missing = 2 ** Math.ceil(Math.log2(items.length)) - items.length;
  return missing === 0 ? items : [...items, ...new Array<Item>(missing).fill(last)];
}
