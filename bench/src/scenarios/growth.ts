import { ask, askAs, type Person } from "../driver/ask.ts";
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
  /** A room for each size of each axis that was reached. */
  readonly reached: Map<string, string>;
  readonly crowd: Person[];
  rooms: number;
}

type Axis = "members" | "history" | "rooms";

/** A message is sent; or it is sent, and read by the next sync of somebody in the room. */
type Act = "send" | "read";

interface GrowthCase extends Case {
  readonly axis: Axis;
  readonly size: number;
  readonly act: Act;
}

const sizes: Readonly<Record<Size, Readonly<Record<Axis, readonly number[]>>>> = {
  quick: { members: [10, 100], history: [100, 3_000], rooms: [10, 200] },
  full: { members: [10, 1_000, 10_000], history: [10_000, 1_000_000], rooms: [100, 100_000] },
};
const axes: readonly Axis[] = ["members", "history", "rooms"];
const acts: readonly Act[] = ["send", "read"];
const sends = { quick: 300, full: 2_000 } satisfies Record<Size, number>;
const readings = { quick: 50, full: 500 } satisfies Record<Size, number>;

export const growth = scenario<World, GrowthCase, Timed<string>>({
  name: "growth",
  question: "Does a message cost more to send, and to read, where there are more members, more history, more rooms?",
  targets: ["conclave", "peer"],
  rounds: { quick: 2, full: 5 },
  interleaved: false,
  cases: (size) =>
    axes.flatMap((axis) =>
      sizes[size][axis].flatMap((count) =>
        acts.map((act) => ({
          name: `${axis}${suffixOf(act)}: ${count.toLocaleString("en-US")}`,
          axis,
          size: count,
          act,
        })),
      ),
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
  measure({ pool, person, reached }, item, size) {
    const roomId = reached.get(keyOf(item)) ?? "";
    if (item.act === "read") return readEach(pool, person, roomId, readings[size]);
    return timed(sends[size], 16, async () => eventIdOf(await ask(pool, sendRequest(person, roomId))));
  },
  async check({ pool, person, reached }, item, { results }) {
    const latest = new Set(await readLatest(pool, person, reached.get(keyOf(item)) ?? "", results.length));
    const missing = results.find((id) => !latest.has(id));
    if (missing !== undefined) throw new Error(`${missing} was acknowledged and did not arrive.`);
  },
  figures: (_item, measured) => timedFigures("messages", measured),
  summary: (figures) => axes.flatMap((axis) => acts.flatMap((act) => exponentOf(figures, `${axis}${suffixOf(act)}`))),
  close: async ({ pool }) => pool.close(),
});

/** Makes what a case is about, where an earlier round has not. */
async function reach(world: World, item: GrowthCase): Promise<void> {
  const { axis, size } = item;
  const { target, pool, person, reached, crowd } = world;
  if (reached.has(keyOf(item))) return;
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
  reached.set(keyOf(item), roomId);
}

/** Sends one message after the other, each when the last one was read, by a sync that tells of this room alone. */
async function readEach(pool: Pool, person: Person, roomId: string, count: number): Promise<Timed<string>> {
  const filter = encodeURIComponent(JSON.stringify({ room: { rooms: [roomId], timeline: { limit: 10 } } }));
  const sync = (since?: string) =>
    askAs(
      pool,
      person,
      "GET",
      `v3/sync?filter=${filter}${since === undefined ? "" : `&since=${encodeURIComponent(since)}`}`,
    );
  let since: string = (await sync()).next_batch;
  return timed(count, 1, async () => {
    const eventId = eventIdOf(await ask(pool, sendRequest(person, roomId)));
    const answer = await sync(since);
    since = answer.next_batch;
    const events: readonly { readonly event_id: string }[] = answer.rooms?.join?.[roomId]?.timeline.events ?? [];
    if (!events.some(({ event_id }) => event_id === eventId)) throw new Error(`${eventId} was not read.`);
    return eventId;
  });
}

function keyOf({ axis, size }: GrowthCase): string {
  return `${axis} ${size}`;
}

function suffixOf(act: Act): string {
  return act === "read" ? ", read" : "";
}

function exponentOf(figures: readonly Figure[], axis: string): readonly Figure[] {
  const points = figures
    .filter(({ case: name, measure }) => name.startsWith(`${axis}:`) && measure === "server's CPU each")
    .map(({ case: name, median }) => [Number(name.replace(/\D/g, "")), median] as const);
  const [any] = figures;
  if (any === undefined || points.length < 2) return [];
  const kind = { measure: "exponent of the CPU", unit: "0: no growth", better: "less" } as const;
  return [figureOf(any.target, axis, kind, [exponent(points)])];
}
