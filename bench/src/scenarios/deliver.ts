import { ask, type Person } from "../driver/ask.ts";
import { checkOrder } from "../driver/check-order.ts";
import { type Listener, listen } from "../driver/listener.ts";
import { eventIdOf, sendRequest } from "../driver/message.ts";
import { pause } from "../driver/pause.ts";
import { makePeople } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { createRoom, joinAll } from "../driver/rooms.ts";
import { stopwatch } from "../measure.ts";
import { type Figure, figureOf } from "../report/result.ts";
import type { Target } from "../targets/target.ts";
import { latencyFigures } from "./latency-figures.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";

export interface DeliverWorld {
  readonly pool: Pool;
  readonly sender: Person;
  /** By the number of those who wait in it. */
  readonly rooms: ReadonlyMap<number, { readonly roomId: string; readonly listeners: readonly Listener[] }>;
}

interface DeliverCase extends Case {
  readonly members: number;
  readonly rate: number;
}

export interface DeliverRound {
  /** Milliseconds from when each message was due to be sent until each listener saw it. */
  readonly latencies: readonly number[];
  readonly sent: readonly string[];
  readonly seen: readonly (readonly string[])[];
  /** Messages a second that were taken. */
  readonly taken: number;
}

const memberCounts = [1, 10, 100];
const rates = { quick: [50, 400], full: [50, 200, 400, 800, 1_600, 3_200] } satisfies Record<Size, readonly number[]>;
const milliseconds = { quick: 1_000, full: 4_000 } satisfies Record<Size, number>;
/** Milliseconds after which a message that nobody saw counts as lost. */
const patience = 20_000;
/** The knee is the last rate at which one in a hundred waits no longer than this, in milliseconds. */
const bearable = 100;

export const deliver = scenario<DeliverWorld, DeliverCase, DeliverRound>({
  name: "deliver",
  question: "How long from sending a message until those see it who wait in /sync, and up to which rate?",
  targets: ["conclave", "limit", "peer"],
  rounds: { quick: 1, full: 3 },
  interleaved: true,
  cases: (size) =>
    memberCounts.flatMap((members) => rates[size].map((rate) => ({ name: `${rate}/s to ${members}`, members, rate }))),
  prepare: (target) => prepareListeners(target, memberCounts),
  warmUp: async (world) => void (await deliverAt(world, 10, 50, 500)),
  measure: (world, { members, rate }, size) => deliverAt(world, members, rate, milliseconds[size]),
  check: async (_world, _item, round) => checkDelivered(round),
  figures: (_item, measured) => [
    ...latencyFigures(
      measured.map(({ round }) => round.latencies),
      [0.5, 0.99, 0.999],
    ),
    {
      measure: "server's CPU a message",
      unit: "µs",
      better: "less" as const,
      rounds: measured.map(({ round, usage }) => usage.cpuMicroseconds / round.sent.length),
    },
    { measure: "taken", unit: "/s", better: "more" as const, rounds: measured.map(({ round }) => round.taken) },
  ],
  summary: (figures) => memberCounts.flatMap((members) => kneeOf(figures, members)),
  close: closeListeners,
});

/** Makes a room for each number of listeners, and lets them wait. */
export async function prepareListeners(target: Target, memberCounts: readonly number[]): Promise<DeliverWorld> {
  const pool = openPool(target.port, 128);
  const [sender, ...people] = await makePeople(
    pool,
    target.registration,
    memberCounts.reduce((sum, count) => sum + count, 1),
  );
  if (sender === undefined) throw new Error("There is nobody.");
  const rooms = new Map<number, { roomId: string; listeners: readonly Listener[] }>();
  let at = 0;
  for (const members of memberCounts) {
    const roomId = await createRoom(pool, sender);
    // Each in one room only: whoever is in two is woken by both.
    const some = people.slice(at, at + members);
    at += members;
    await joinAll(pool, some, roomId);
    rooms.set(members, { roomId, listeners: await Promise.all(some.map((one) => listen(target.port, one, roomId))) });
  }
  return { pool, sender, rooms };
}

/** Whether all saw the same order, and in it all that was sent, once. @throws Error */
export function checkDelivered({ sent, seen }: DeliverRound): void {
  for (const ids of seen) {
    checkOrder(
      ids,
      sent.map((id) => [id]),
    );
    if (ids.join() !== seen[0]?.join()) throw new Error("Two listeners saw different orders.");
  }
}

export async function closeListeners({ pool, rooms }: DeliverWorld): Promise<void> {
  for (const { listeners } of rooms.values()) await Promise.all(listeners.map((listener) => listener.stop()));
  pool.close();
}

/** Sends at a constant rate, whether or not answers came, and waits until all have seen all. */
export async function deliverAt(
  world: DeliverWorld,
  members: number,
  rate: number,
  duration: number,
): Promise<DeliverRound> {
  const room = world.rooms.get(members);
  if (room === undefined) throw new Error(`There is no room of ${members}.`);
  const { roomId, listeners } = room;
  const before = listeners.map(({ seen }) => seen.length);
  const count = Math.round((rate * duration) / 1_000);
  const due = new Map<string, number>();
  const begin = stopwatch();
  const sends: Promise<void>[] = [];
  for (let number = 0; number < count; number++) {
    const at = begin + (number * 1_000) / rate;
    const early = at - stopwatch();
    if (early > 0) await pause(early);
    const sending = ask(world.pool, sendRequest(world.sender, roomId));
    // Counted from when it was due: who has to wait for a connection waits too.
    sends.push(sending.then((answer) => void due.set(eventIdOf(answer), at)));
  }
  await Promise.all(sends);
  const taken = (count * 1_000) / (stopwatch() - begin);
  const end = stopwatch() + patience;
  while (listeners.some(({ seen }, index) => seen.length < (before[index] ?? 0) + count) && stopwatch() < end) {
    await pause(5);
  }
  const seen = listeners.map((listener, index) => listener.seen.slice(before[index]));
  return {
    latencies: seen.flatMap((events) => events.map(({ eventId, at }) => at - (due.get(eventId) ?? Number.NaN))),
    sent: [...due.keys()],
    seen: seen.map((events) => events.map(({ eventId }) => eventId)),
    taken,
  };
}

function kneeOf(figures: readonly Figure[], members: number): readonly Figure[] {
  const borne = figures
    .filter(
      ({ measure, case: name, median }) => measure === "p99" && name.endsWith(`to ${members}`) && median <= bearable,
    )
    .map(({ case: name }) => Number.parseInt(name, 10));
  const [any] = figures;
  if (any === undefined) return [];
  const kind = { measure: `knee (last rate with p99 <= ${bearable} ms)`, unit: "/s", better: "more" } as const;
  return [figureOf(any.target, `to ${members}`, kind, [Math.max(0, ...borne)])];
}
