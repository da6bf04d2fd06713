import type { ChildProcess } from "node:child_process";
import { interleave, percentile, spread, table } from "../measure.ts";
import type { BatchRule } from "./core.ts";
import type { EdgeOptions } from "./edge.ts";
import { type EdgeProcess, measureSends, startEdge, startLoad, stopProcess } from "./processes.ts";
import type { Scratch } from "./scratch.ts";

type Setup = Omit<EdgeOptions, "place">;

const greedy: BatchRule = { limit: 64, timeBox: 5, wait: 0, begin: "turn" };
const base: Setup = { coreIn: "worker thread", hop: "turn", rule: greedy, statements: "prepared" };

const places: Readonly<Record<string, Setup>> = {
  "main thread": { ...base, coreIn: "main thread" },
  "worker thread, a message each": { ...base, hop: "each" },
  "worker thread, a message a turn": base,
  "worker thread, kysely": { ...base, statements: "kysely" },
};

const rules: Readonly<Record<string, Setup>> = {
  "at once, in a microtask": { ...base, hop: "each", rule: { ...greedy, begin: "microtask" } },
  "what waits, up to 1": { ...base, rule: { ...greedy, limit: 1 } },
  "what waits, up to 16": { ...base, rule: { ...greedy, limit: 16 } },
  "what waits, up to 64": base,
  "what waits, up to 256": { ...base, rule: { ...greedy, limit: 256 } },
  "what waits, up to 256, no time-box": { ...base, rule: { ...greedy, limit: 256, timeBox: 1_000 } },
  "after 2 ms, up to 64": { ...base, rule: { ...greedy, wait: 2 } },
  "after 5 ms, up to 64": { ...base, rule: { ...greedy, wait: 5 } },
};

/** The core in the edge's thread against one of its own, over HTTP. */
export function measurePlaces(scratch: Scratch): Promise<string> {
  return measureSetups(scratch, places, [1, 16, 64], { rounds: 5, milliseconds: 700 });
}

/** When a batch should begin, and how large it may be, over HTTP. */
export function measureRules(scratch: Scratch): Promise<string> {
  return measureSetups(scratch, rules, [1, 64, 256], { rounds: 5, milliseconds: 400 });
}

async function measureSetups(
  scratch: Scratch,
  setups: Readonly<Record<string, Setup>>,
  inFlights: readonly number[],
  plan: { readonly rounds: number; readonly milliseconds: number },
): Promise<string> {
  const load = startLoad();
  const edges: { readonly name: string; readonly edge: EdgeProcess }[] = [];
  try {
    for (const [name, setup] of Object.entries(setups)) edges.push({ name, edge: await startEdge(scratch, setup) });
    for (const { edge } of edges) await measureSends(edge, load, { inFlight: 16, milliseconds: 300, series: "warm" });
    return await measureEdges(edges, load, inFlights, plan);
  } finally {
    await Promise.all([load, ...edges.map(({ edge }) => edge.process)].map(stopProcess));
  }
}

async function measureEdges(
  edges: readonly { readonly name: string; readonly edge: EdgeProcess }[],
  load: ChildProcess,
  inFlights: readonly number[],
  plan: { readonly rounds: number; readonly milliseconds: number },
): Promise<string> {
  const cases = inFlights.flatMap((inFlight) => edges.map(({ name, edge }) => ({ name, edge, inFlight })));
  let series = 0;
  const results = await interleave(cases, plan.rounds, ({ edge, inFlight }) =>
    measureSends(edge, load, { inFlight, milliseconds: plan.milliseconds, series: `${++series}` }),
  );
  return table(
    ["in flight", "core", "sends/s", "CPU µs a send", "p50 ms", "p99 ms", "loop late p99 ms", "batch", "held p99 ms"],
    cases.map(({ name, inFlight }, index) => {
      const rounds = results[index] ?? [];
      const latencies = rounds.flatMap((round) => round.load.latencies);
      const sizes = rounds.flatMap((round) => round.edge.core.batchSizes);
      return [
        inFlight,
        name,
        spread(rounds.map(({ load: { sends, seconds } }) => sends / seconds)),
        spread(rounds.map((round) => round.edge.cpuMicroseconds / round.load.sends)),
        percentile(latencies, 0.5).toFixed(2),
        percentile(latencies, 0.99).toFixed(2),
        spread(
          rounds.map((round) => round.edge.loopDelay.p99),
          1,
        ),
        (sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toFixed(1),
        percentile(
          rounds.flatMap((round) => round.edge.core.holds),
          0.99,
        ).toFixed(1),
      ];
    }),
  );
}
