import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ask } from "../driver/ask.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { sendRequest } from "../driver/message.ts";
import { pause } from "../driver/pause.ts";
import { makePeople, makePerson } from "../driver/people.ts";
import { openPool } from "../driver/pool.ts";
import { createRoom } from "../driver/rooms.ts";
import { residentMebibytes } from "../targets/process.ts";
import type { Target } from "../targets/target.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";

/** Changes as the server is started again. */
interface World {
  target: Target;
  readonly first: Target;
  people: number;
}

interface FootprintCase extends Case {
  readonly kind: "start" | "kill" | "memory" | "disk";
  readonly count: number;
}

const userCounts = { quick: [0, 200], full: [0, 1_000, 10_000] } satisfies Record<Size, readonly number[]>;
const eventCounts = { quick: 5_000, full: 100_000 } satisfies Record<Size, number>;
/** Milliseconds after which what was needed for a moment is given back. */
const settling = { quick: 1_000, full: 5_000 } satisfies Record<Size, number>;

const kinds = {
  start: { measure: "start until it serves", unit: "ms", better: "less" },
  kill: { measure: "start until it serves", unit: "ms", better: "less" },
  memory: { measure: "memory", unit: "MiB", better: "less" },
  disk: { measure: "disk for 100,000 events", unit: "MiB", better: "less" },
} as const;

export const footprint = scenario<World, FootprintCase, number>({
  name: "footprint",
  question: "How much memory and disk does it take, and how long to start?",
  targets: ["conclave", "limit", "peer"],
  rounds: { quick: 1, full: 3 },
  interleaved: false,
  cases: (size, { own }) => [
    ...(own === undefined
      ? []
      : [
          { name: "cold start", kind: "start" as const, count: 0 },
          { name: "start after a kill", kind: "kill" as const, count: 0 },
        ]),
    ...userCounts[size].map((count) => ({
      name: count === 0 ? "empty" : `${count.toLocaleString("en-US")} users`,
      kind: "memory" as const,
      count,
    })),
    ...(own === undefined ? [] : [{ name: "encrypted events", kind: "disk" as const, count: eventCounts[size] }]),
  ],
  prepare: async (target) => ({ target, first: target, people: 0 }),
  async measure(world, { kind, count }, size) {
    switch (kind) {
      case "start":
        return restart(world, "SIGTERM");
      case "kill":
        return restart(world, "SIGKILL");
      case "memory":
        return memoryWith(world, count, settling[size]);
      case "disk":
        return diskOf(world, count);
    }
  },
  async check(_world, { name }, value) {
    if (!(value > 0)) throw new Error(`${name} gave ${value}.`);
  },
  figures: ({ kind }, measured) => [{ ...kinds[kind], rounds: measured.map(({ round }) => round) }],
  async close({ target, first }) {
    if (target !== first) await target.close();
  },
});

async function restart(world: World, signal: "SIGKILL" | "SIGTERM"): Promise<number> {
  const { own } = world.target;
  if (own === undefined) return Number.NaN;
  world.target = await own.restart(signal);
  return world.target.own?.startedIn ?? Number.NaN;
}

async function memoryWith(world: World, count: number, milliseconds: number): Promise<number> {
  const { target } = world;
  const pool = openPool(target.port, 16);
  const people = await makePeople(pool, target.registration, Math.max(0, count - world.people));
  world.people += people.length;
  pool.close();
  await pause(milliseconds);
  return target.pid === undefined ? Number.NaN : residentMebibytes(target.pid);
}

/** MiB that the data folder grows by for 100,000 events; the log is copied into the database before each look. */
async function diskOf(world: World, count: number): Promise<number> {
  const pool = openPool(world.target.port, 64);
  const person = await makePerson(pool, world.target.registration);
  const roomId = await createRoom(pool, person);
  pool.close();
  await restart(world, "SIGTERM");
  const before = sizeOf(world.target.own?.folder ?? "");
  const sending = openPool(world.target.port, 64);
  await inParallel(count, 64, () => ask(sending, sendRequest(person, roomId)));
  sending.close();
  await restart(world, "SIGTERM");
  return (((sizeOf(world.target.own?.folder ?? "") - before) / 1_048_576) * 100_000) / count;
}

/** Bytes of all files in a folder. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
