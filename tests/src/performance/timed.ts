import type { TestResponse } from "@conclave/testing/test-server";

/** Prints how long an act took, how much of that the thread was held in one go at most, and the size of the answer. */
export async function timed<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 0);
  await new Promise((resolve) => setTimeout(resolve, 5));
  longest = 0;
  const begin = performance.now();
  last = begin;
  const result = await act();
  const end = performance.now();
  clearInterval(watch);
  const held = Math.max(longest, end - last);
  // What is no answer has no text, and tells no size.
  const { status, text } = (result ?? {}) as Partial<TestResponse>;
  const size = text === undefined ? "" : `${status}, ${Math.round(text.length / 1_024)} KiB`;
  process.stdout.write(
    `${(end - begin).toFixed(1).padStart(9)} ms  ${held.toFixed(1).padStart(8)} ms held  ${name}  ${size}\n`,
  );
  return result;
}
