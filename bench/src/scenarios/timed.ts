import { inParallel } from "../driver/in-parallel.ts";
import { stopwatch } from "../measure.ts";
import { latencyFigures } from "./latency-figures.ts";
import type { CaseFigure, Measured } from "./scenario.ts";

/** What many requests of one kind took. */
export interface Timed<Result> {
  readonly seconds: number;
  /** Milliseconds, one a request. */
  readonly latencies: readonly number[];
  readonly results: readonly Result[];
}

/** Does something `count` times, `width` at a time, and times each. */
export async function timed<Result>(
  count: number,
  width: number,
  act: (index: number) => Promise<Result>,
): Promise<Timed<Result>> {
  const latencies: number[] = [];
  const begin = stopwatch();
  const results = await inParallel(count, width, async (index) => {
    const start = stopwatch();
    const result = await act(index);
    latencies.push(stopwatch() - start);
    return result;
  });
  return { seconds: (stopwatch() - begin) / 1_000, latencies, results };
}

/** How many a second, how long each, and what each cost the server. */
export function timedFigures(noun: string, measured: readonly Measured<Timed<unknown>>[]): readonly CaseFigure[] {
  const of = (value: (one: Measured<Timed<unknown>>) => number) => measured.map(value);
  return [
    { measure: noun, unit: "/s", better: "more", rounds: of(({ round }) => round.latencies.length / round.seconds) },
    ...latencyFigures(measured.map(({ round }) => round.latencies)),
    {
      measure: "server's CPU each",
      unit: "ms",
      better: "less",
      rounds: of(({ round, usage }) => usage.cpuMicroseconds / 1_000 / round.latencies.length),
    },
  ];
}
