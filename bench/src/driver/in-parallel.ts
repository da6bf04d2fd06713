/**
 * Does something `count` times, `width` at a time.
 *
 * @returns the results in the order of their numbers.
 */
export async function inParallel<Result>(
  count: number,
  width: number,
  act: (index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const index = next++;
      results[index] = await act(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, work));
  return results;
}
