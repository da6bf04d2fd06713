import { percentile } from "../measure.ts";
import { type Figure, figureOf } from "../report/result.ts";
import { residentMebibytes } from "../targets/process.ts";
import type { Target } from "../targets/target.ts";
import {
  checkDelivered,
  closeListeners,
  type DeliverRound,
  type DeliverWorld,
  deliverAt,
  prepareListeners,
} from "./deliver.ts";
import { latencyFigures } from "./latency-figures.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Scenario } from "./scenario.ts";

interface World {
  readonly target: Target;
  readonly delivery: DeliverWorld;
  /** Messages a second: half of what was borne. */
  readonly rate: number;
}

interface MinuteCase extends Case {
  readonly milliseconds: number;
}

interface MinuteRound extends DeliverRound {
  readonly memory: number;
}

const listeners = 10;
const rates = [100, 200, 400, 800, 1_600, 3_200];
/** As in `deliver`: milliseconds that one message in a hundred may take. */
const bearable = 100;
const parts = 30;

/** Half of the greatest load that is borne, for long: no error, no growing memory, as fast at the end as at the beginning. */
export function soak(minutes: number): Scenario {
  const milliseconds = (minutes * 60_000) / parts;
  return scenario<World, MinuteCase, MinuteRound>({
    name: "soak",
    question: `Is the server after ${minutes} minutes at half of its greatest load what it was at the beginning?`,
    targets: ["conclave", "peer"],
    rounds: { quick: 1, full: 1 },
    interleaved: false,
    cases: () =>
      Array.from({ length: parts }, (_, index) => ({
        name: `until minute ${(((index + 1) * minutes) / parts).toFixed(1)}`,
        milliseconds,
      })),
    async prepare(target) {
      const delivery = await prepareListeners(target, [listeners]);
      return { target, delivery, rate: (await greatestRate(delivery)) / 2 };
    },
    async measure({ target, delivery, rate }, { milliseconds: duration }) {
      for (const room of delivery.rooms.values()) for (const listener of room.listeners) listener.forget();
      const round = await deliverAt(delivery, listeners, rate, duration);
      return { ...round, memory: target.pid === undefined ? Number.NaN : residentMebibytes(target.pid) };
    },
    check: async (_world, _item, round) => checkDelivered(round),
    figures: (_item, measured) => [
      ...latencyFigures(measured.map(({ round }) => round.latencies)),
      { measure: "messages", unit: "/s", better: "more", rounds: measured.map(({ round }) => round.taken) },
      { measure: "memory", unit: "MiB", better: "less", rounds: measured.map(({ round }) => round.memory) },
    ],
    summary,
    close: ({ delivery }) => closeListeners(delivery),
  });
}

async function greatestRate(delivery: DeliverWorld): Promise<number> {
  await deliverAt(delivery, listeners, 50, 2_000);
  let borne = 50;
  for (const rate of rates) {
    // Twice: a disturbance of the machine ends no climb.
    const tries = [
      await deliverAt(delivery, listeners, rate, 3_000),
      await deliverAt(delivery, listeners, rate, 3_000),
    ].map(({ latencies }) => percentile(latencies, 0.99));
    if (Math.min(...tries) > bearable) break;
    borne = rate;
  }
  return borne;
}

/** The last third beside the first, and how fast memory grows after it. */
function summary(figures: readonly Figure[]): readonly Figure[] {
  const [any] = figures;
  if (any === undefined) return [];
  const of = (measure: string) => figures.filter((figure) => figure.measure === measure).map(({ median }) => median);
  const third = (values: readonly number[], which: number) =>
    percentile(values.slice((which * values.length) / 3, ((which + 1) * values.length) / 3), 0.5);
  const p50 = of("p50");
  const memory = of("memory");
  return [
    figureOf(any.target, "all", { measure: "p50, last third by first", unit: "ratio", better: "less" }, [
      third(p50, 2) / third(p50, 0),
    ]),
    figureOf(any.target, "all", { measure: "memory, last third by second", unit: "ratio", better: "less" }, [
      third(memory, 2) / third(memory, 1),
    ]),
  ];
}
