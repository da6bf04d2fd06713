import { ask, type Person } from "../driver/ask.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { type Listener, listen } from "../driver/listener.ts";
import { eventIdOf, sendRequest } from "../driver/message.ts";
import { pause } from "../driver/pause.ts";
import { makePeople, makePerson } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { createRoom, joinAll } from "../driver/rooms.ts";
import { stopwatch } from "../measure.ts";
import { residentMebibytes } from "../targets/process.ts";
import type { Target } from "../targets/target.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";

interface World {
  readonly target: Target;
  readonly pool: Pool;
  readonly sender: Person;
  readonly roomId: string;
  readonly listeners: Listener[];
}

interface IdleCase extends Case {
  readonly polls: number;
}

interface IdleRound {
  /** KiB of the server's memory that each poll took; NaN in later rounds, which find the polls waiting. */
  readonly memoryEach: number;
  /** Milliseconds from a message until the last had seen it. */
  readonly wakeAll: number;
  readonly eventId: string;
}

const pollCounts = { quick: [100], full: [1_000, 10_000] } satisfies Record<Size, readonly number[]>;
/** Milliseconds for everybody to hear of a message. */
const patience = 60_000;

export const idle = scenario<World, IdleCase, IdleRound>({
  name: "idle",
  question: "What does a long poll cost while it waits, and how long until all are woken?",
  targets: ["conclave", "limit", "peer"],
  rounds: { quick: 2, full: 3 },
  interleaved: false,
  cases: (size) => pollCounts[size].map((polls) => ({ name: `${polls.toLocaleString("en-US")} polls`, polls })),
  async prepare(target) {
    const pool = openPool(target.port, 16);
    const sender = await makePerson(pool, target.registration);
    return { target, pool, sender, roomId: await createRoom(pool, sender), listeners: [] };
  },
  async measure(world, { polls }) {
    const { pool, sender, roomId, listeners } = world;
    const memoryEach = await wait(world, polls);
    const before = listeners.map(({ seen }) => seen.length);
    const begin = stopwatch();
    const eventId = eventIdOf(await ask(pool, sendRequest(sender, roomId)));
    while (listeners.some(({ seen }, index) => seen.length === before[index])) {
      if (stopwatch() - begin > patience) throw new Error("Somebody was not woken.");
      await pause(1);
    }
    const last = Math.max(...listeners.map(({ seen }) => seen.at(-1)?.at ?? 0));
    await pause(200);
    return { memoryEach, wakeAll: last - begin, eventId };
  },
  async check({ listeners }, _item, { eventId }) {
    for (const { seen } of listeners) {
      if (seen.filter((event) => event.eventId === eventId).length !== 1)
        throw new Error(`${eventId} was not seen once.`);
    }
  },
  figures: (_item, measured) => [
    { measure: "memory each", unit: "KiB", better: "less", rounds: measured.map(({ round }) => round.memoryEach) },
    { measure: "until all are woken", unit: "ms", better: "less", rounds: measured.map(({ round }) => round.wakeAll) },
    {
      measure: "server's CPU to wake all",
      unit: "ms",
      better: "less",
      rounds: measured.map(({ usage }) => usage.cpuMicroseconds / 1_000),
    },
  ],
  async close({ pool, listeners }) {
    await Promise.all(listeners.map((listener) => listener.stop()));
    pool.close();
  },
});

/** Lets more people wait until there are `polls`. @returns KiB of memory that each of the new ones took. */
async function wait({ target, pool, roomId, listeners }: World, polls: number): Promise<number> {
  const count = polls - listeners.length;
  if (count <= 0) return Number.NaN;
  const people = await makePeople(pool, target.registration, count);
  await joinAll(pool, people, roomId);
  const memory = () => (target.pid === undefined ? Number.NaN : residentMebibytes(target.pid) * 1_024);
  const before = memory();
  const joined = await inParallel(count, 16, async (index) => {
    const person = people[index];
    if (person === undefined) throw new Error("There is nobody.");
    return listen(target.port, person, roomId);
  });
  listeners.push(...joined);
  await pause(1_000);
  return Math.max(0, memory() - before) / count;
}
