import { percentile } from "../measure.ts";

/** The percentiles of each round of a case, from its latencies in milliseconds; p50 and p99 unless `shares` says others. */
export function latencyFigures(rounds: readonly (readonly number[])[], shares: readonly number[] = [0.5, 0.99]) {
  return shares.map((share) => ({
    measure: `p${share * 100}`,
    unit: "ms",
    better: "less" as const,
    rounds: rounds.map((latencies) => percentile(latencies, share)),
  }));
}
