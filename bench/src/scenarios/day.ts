import type { Diary } from "../driver/daily-life.ts";
import { live } from "../driver/daily-life.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { pause } from "../driver/pause.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { checkWritten, makeTown, type Town } from "../driver/town.ts";
import { percentile } from "../measure.ts";
import { figureOf } from "../report/result.ts";
import type { Target } from "../targets/target.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";

interface World {
  readonly target: Target;
  readonly pool: Pool;
  readonly town: Town;
}

interface DayCase extends Case {
  readonly people: number;
}

interface DayRound {
  readonly latencies: readonly number[];
  readonly errors: readonly string[];
  readonly diaries: readonly (Diary & { readonly index: number })[];
}

const peopleCounts = { quick: [20, 60], full: [50, 100, 200, 400, 600, 800, 1_200, 1_600] } satisfies Record<
  Size,
  readonly number[]
>;
const milliseconds = { quick: 3_000, full: 30_000 } satisfies Record<Size, number>;
/** Milliseconds between two acts of a person: busier than anybody is, so that a short run says something. */
const interval = 5_000;

/** What is no longer borne: mean in ms, 99th percentile in ms, share of errors. */
const bearable = { mean: 100, p99: 2_000, errors: 0.000_25 };

export const day = scenario<World, DayCase, DayRound>({
  name: "day",
  question:
    "How many people can read, write, react, scroll, switch rooms, leave and return, an act each five seconds, until it is no longer borne (mean > 100 ms, p99 > 2 s, or errors > 0.025 %)?",
  targets: ["conclave", "peer"],
  rounds: { quick: 1, full: 1 },
  interleaved: false,
  cases: (size) => peopleCounts[size].map((people) => ({ name: `${people.toLocaleString("en-US")} people`, people })),
  async prepare(target, size) {
    const pool = openPool(target.port, 32);
    return { target, pool, town: await makeTown(pool, target.registration, Math.max(...peopleCounts[size])) };
  },
  async measure({ target, town }, { people }, size) {
    const some = town.people.slice(0, people);
    const lives = await inParallel(some.length, 16, async (index) => {
      for (const { person, rooms } of some.slice(index, index + 1)) return live(target.port, person, rooms, interval);
      throw new Error("There is nobody.");
    });
    await pause(milliseconds[size]);
    await Promise.all(lives.map((one) => one.stop()));
    const diaries = lives.map(({ diary }, index) => ({ ...diary, index }));
    return {
      latencies: diaries.flatMap(({ latencies }) => latencies),
      errors: diaries.flatMap(({ errors }) => errors),
      diaries,
    };
  },
  async check({ pool, town }, _item, { diaries }) {
    await inParallel(diaries.length, 8, async (at) => {
      for (const { index, written } of diaries.slice(at, at + 1)) {
        const person = town.people[index]?.person;
        if (person !== undefined) await checkWritten(pool, person, written);
      }
    });
  },
  figures: (_item, measured) => [
    { measure: "mean", unit: "ms", better: "less", rounds: measured.map(({ round }) => mean(round.latencies)) },
    {
      measure: "p99",
      unit: "ms",
      better: "less",
      rounds: measured.map(({ round }) => percentile(round.latencies, 0.99)),
    },
    {
      measure: "errors",
      unit: "share",
      better: "less",
      rounds: measured.map(({ round }) => round.errors.length / Math.max(1, round.latencies.length)),
    },
    {
      measure: "acts",
      unit: "/s",
      better: "more",
      rounds: measured.map(({ round, usage }) => round.latencies.length / usage.seconds),
    },
    {
      measure: "server's CPU",
      unit: "cores",
      better: "less",
      rounds: measured.map(({ usage }) => usage.cpuMicroseconds / 1e6 / usage.seconds),
    },
  ],
  summary(figures) {
    const of = (name: string, measure: string) =>
      figures.find((figure) => figure.case === name && figure.measure === measure)?.median ?? Number.POSITIVE_INFINITY;
    const names = [...new Set(figures.map((figure) => figure.case))];
    const tooMany = names.findIndex(
      (name) =>
        of(name, "mean") > bearable.mean || of(name, "p99") > bearable.p99 || of(name, "errors") > bearable.errors,
    );
    const last = names[(tooMany < 0 ? names.length : tooMany) - 1];
    const [any] = figures;
    if (any === undefined) return [];
    const kind = { measure: "people who are served well", unit: "people", better: "more" } as const;
    return [figureOf(any.target, "the answer", kind, [last === undefined ? 0 : Number(last.replace(/\D/g, ""))])];
  },
  close: async ({ pool }) => pool.close(),
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
