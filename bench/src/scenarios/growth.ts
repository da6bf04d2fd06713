import { ask, type Person } from "../driver/ask.ts";
import { readLatest } from "../driver/history.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { eventIdOf, sendRequest } from "../driver/message.ts";
import { makePeople, makePerson } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { createRoom, createRooms, joinAll } from "../driver/rooms.ts";
import { exponent } from "../measure.ts";
import { type Figure, figureOf } from "../report/result.ts";
import type { Target } from "../targets/target.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";
import { type Timed, timed, timedFigures } from "./timed.ts";

interface World {
  readonly target: Target;
  readonly pool: Pool;
  readonly person: Person;
  /** A room for each size that was reached. */
  readonly reached: Map<string, string>;
  readonly crowd: Person[];
  rooms: number;
}

type Axis = "members" | "history" | "rooms";

interface GrowthCase extends Case {
  readonly axis: Axis;
  readonly size: number;
}

const sizes: Readonly<Record<Size, Readonly<Record<Axis, readonly number[]>>>> = {
  quick: { members: [10, 100], history: [100, 3_000], rooms: [10, 200] },
  full: { members: [10, 1_000, 10_000], history: [10_000, 1_000_000], rooms: [100, 100_000] },
};
const axes: readonly Axis[] = ["members", "history", "rooms"];
const sends = { quick: 300, full: 2_000 } satisfies Record<Size, number>;

export const growth = scenario<World, GrowthCase, Timed<string>>({
  name: "growth",
  question: "Does a message cost more where there are more members, more history, more rooms?",
  targets: ["conclave", "peer"],
  rounds: { quick: 2, full: 5 },
  interleaved: false,
  cases: (size) =>
    axes.flatMap((axis) =>
      sizes[size][axis].map((count) => ({ name: `${axis}: ${count.toLocaleString("en-US")}`, axis, size: count })),
    ),
  async prepare(target) {
    const pool = openPool(target.port, 64);
    const person = await makePerson(pool, target.registration);
    const world: World = { target, pool, person, reached: new Map(), crowd: [], rooms: 0 };
    const roomId = await createRoom(pool, person);
    await timed(500, 16, () => ask(pool, sendRequest(person, roomId)));
    return world;
  },
  set: reach,
  measure: ({ pool, person, reached }, { name }, size) =>
    timed(sends[size], 16, async () => eventIdOf(await ask(pool, sendRequest(person, reached.get(name) ?? "")))),
  async check({ pool, person, reached }, { name }, { results }) {
    const latest = new Set(await readLatest(pool, person, reached.get(name) ?? "", results.length));
    const missing = results.find((id) => !latest.has(id));
    if (missing !== undefined) throw new Error(`${missing} was acknowledged and did not arrive.`);
  },
  figures: (_item, measured) => timedFigures("sends", measured),
  summary: (figures) => axes.flatMap((axis) => exponentOf(figures, axis)),
  close: async ({ pool }) => pool.close(),
});

/** Makes what a case is about, where an earlier round has not. */
async function reach(world: World, { name, axis, size }: GrowthCase): Promise<void> {
  const { target, pool, person, reached, crowd } = world;
  if (reached.has(name)) return;
  if (axis === "rooms") {
    await createRooms(pool, [person], size - world.rooms);
    world.rooms = size;
  }
  const roomId = await createRoom(pool, person);
  if (axis === "members") {
    crowd.push(...(await makePeople(pool, target.registration, Math.max(0, size - 1 - crowd.length))));
    await joinAll(pool, crowd.slice(0, size - 1), roomId);
  }
  if (axis === "history") await inParallel(size, 64, () => ask(pool, sendRequest(person, roomId)));
  reached.set(name, roomId);
}

function exponentOf(figures: readonly Figure[], axis: Axis): readonly Figure[] {
  const points = figures
    .filter(({ case: name, measure }) => name.startsWith(`${axis}:`) && measure === "server's CPU each")
    .map(({ case: name, median }) => [Number(name.replace(/\D/g, "")), median] as const);
  const [any] = figures;
  if (any === undefined || points.length < 2) return [];
  const kind = { measure: "exponent of the CPU", unit: "0: no growth", better: "less" } as const;
  return [figureOf(any.target, axis, kind, [exponent(points)])];
}
