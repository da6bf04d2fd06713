/** What a stretch of work took. */
export interface Elapsed {
  readonly seconds: number;
  /** User and system time of every thread of this process: far steadier than wall time where cores are shared. */
  readonly cpuMicroseconds: number;
}

/** A time in milliseconds; only differences mean anything. */
export function stopwatch(): number {
  return performance.now();
}

/** Starts measuring; call the result for what has passed since. */
export function startMeasuring(): () => Elapsed {
  const start = stopwatch();
  const usage = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(usage);
    return { seconds: (stopwatch() - start) / 1_000, cpuMicroseconds: user + system };
  };
}

/** The value below which `share` (0 to 1) of the values lie; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * How a cost grows: the slope of a straight line through the logarithms (least squares). 0: it stays the same; 1: twice as much of
 * the one is twice as much of the other.
 */
export function exponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logarithms = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanSize = mean(logarithms.map(([size]) => size));
  const meanCost = mean(logarithms.map(([, cost]) => cost));
  const covariance = mean(logarithms.map(([size, cost]) => (size - meanSize) * (cost - meanCost)));
  return covariance / mean(logarithms.map(([size]) => (size - meanSize) ** 2));
}

/** Middle value and, in brackets, the least and the greatest, with `digits` decimals. */
export function spread(values: readonly number[], digits = 0): string {
  const format = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: digits });
  const [least, middle, greatest] = [percentile(values, 0), percentile(values, 0.5), percentile(values, 1)];
  return `${format(middle)} (${format(least)}–${format(greatest)})`;
}

/**
 * Runs every case once a round, so that a disturbance of the machine hits all alike; each round begins with another case.
 *
 * @returns per case, in the order given, the results of its rounds.
 */
export async function interleave<Case, Result>(
  cases: readonly Case[],
  rounds: number,
  run: (item: Case) => Result | Promise<Result>,
): Promise<readonly (readonly Result[])[]> {
  const results: Result[][] = cases.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let step = 0; step < cases.length; step++) {
      const index = (round + step) % cases.length;
      for (const item of cases.slice(index, index + 1)) results[index]?.push(await run(item));
    }
  }
  return results;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}
