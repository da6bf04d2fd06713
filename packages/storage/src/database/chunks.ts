/** The most values that one `in` list or one insert gets: far below every database's limit of parameters. */
const chunkLength = 500;

/** Cuts a list into pieces that fit into one statement. */
export function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let index = 0; index < items.length; index += chunkLength) yield items.slice(index, index + chunkLength);
}
