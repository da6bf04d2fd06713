import { ask, type Person } from "../driver/ask.ts";
import { checkOrder } from "../driver/check-order.ts";
import { openConnection } from "../driver/connection.ts";
import { eventually } from "../driver/eventually.ts";
import { readLatest } from "../driver/history.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { eventIdOf, sendRequest } from "../driver/message.ts";
import { makePeople } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { createRooms, joinAll } from "../driver/rooms.ts";
import { stopwatch } from "../measure.ts";
import type { Target } from "../targets/target.ts";
import { latencyFigures } from "./latency-figures.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";

interface World {
  readonly target: Target;
  readonly pool: Pool;
  /** A sender each connection, in all rooms. */
  readonly people: readonly Person[];
  readonly rooms: readonly string[];
}

interface SendCase extends Case {
  readonly inFlight: number;
  readonly rooms: number;
}

interface SendRound {
  readonly seconds: number;
  readonly latencies: readonly number[];
  /** By room, the acknowledged events of each connection. */
  readonly sent: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const inFlights = [1, 16, 64];
const roomCounts = { quick: [1, 100], full: [1, 100, 2_000] } satisfies Record<Size, readonly number[]>;
const milliseconds = { quick: 500, full: 3_000 } satisfies Record<Size, number>;
const senders = 4;

export const send = scenario<World, SendCase, SendRound>({
  name: "send",
  question: "How many encrypted messages of 1 KB are taken and on disk in a second?",
  targets: ["conclave", "limit", "peer"],
  rounds: { quick: 2, full: 5 },
  interleaved: true,
  cases: (size) =>
    roomCounts[size].flatMap((rooms) =>
      inFlights.map((inFlight) => ({
        name: `${inFlight} in flight, ${rooms.toLocaleString("en-US")} ${rooms === 1 ? "room" : "rooms"}`,
        inFlight,
        rooms,
      })),
    ),
  async prepare(target, size) {
    const pool = openPool(target.port, 16);
    const people = await makePeople(pool, target.registration, senders);
    const rooms = await createRooms(pool, people.slice(0, 1), Math.max(...roomCounts[size]));
    for (const roomId of rooms) await joinAll(pool, people.slice(1), roomId);
    return { target, pool, people, rooms };
  },
  async warmUp(world, size) {
    await sendFor(world, { inFlight: 64, rooms: world.rooms.length }, milliseconds[size]);
  },
  measure: (world, item, size) => sendFor(world, item, milliseconds[size]),
  async check({ pool, people: [reader] }, _item, { sent }) {
    if (reader === undefined) return;
    const rooms = [...sent];
    await inParallel(rooms.length, 8, async (index) => {
      for (const [roomId, series] of rooms.slice(index, index + 1)) {
        await eventually(async () => checkOrder(await readLatest(pool, reader, roomId, series.flat().length), series));
      }
    });
  },
  figures: (_item, measured) => [
    {
      measure: "sends",
      unit: "/s",
      better: "more",
      rounds: measured.map(({ round }) => round.latencies.length / round.seconds),
    },
    {
      measure: "server's CPU a send",
      unit: "µs",
      better: "less",
      rounds: measured.map(({ round, usage }) => usage.cpuMicroseconds / round.latencies.length),
    },
    ...latencyFigures(measured.map(({ round }) => round.latencies)),
  ],
  async close({ pool }) {
    pool.close();
  },
});

/** Sends for a while: a connection each, the next message when the last one was answered. */
async function sendFor(
  { target, people, rooms }: World,
  { inFlight, rooms: roomCount }: Omit<SendCase, "name">,
  duration: number,
): Promise<SendRound> {
  const sent = new Map<string, string[][]>();
  const latencies: number[] = [];
  const begin = stopwatch();
  const end = begin + duration;
  await inParallel(inFlight, inFlight, async (index) => {
    const person = people[index % people.length];
    const connection = openConnection(target.port);
    for (let count = 0; person !== undefined && stopwatch() < end; count++) {
      const roomId = rooms[(index + count * inFlight) % roomCount] ?? "";
      const answer = await ask(connection, sendRequest(person, roomId));
      latencies.push(answer.milliseconds);
      const room = sent.get(roomId) ?? Array.from({ length: inFlight }, () => []);
      sent.set(roomId, room);
      room[index]?.push(eventIdOf(answer));
    }
    connection.close();
  });
  return { seconds: (stopwatch() - begin) / 1_000, latencies, sent };
}
