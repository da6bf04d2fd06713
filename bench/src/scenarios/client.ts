import { newColleague } from "@conclave/tests/sdk/colleague";
import { type ActFigure, reload, scrollBack, sendMessages, switchRooms, watchMemory } from "../browser/acts.ts";
import { openReader, type Reader } from "../browser/reader.ts";
import { ask, type Person } from "../driver/ask.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { textRequest } from "../driver/message.ts";
import { makePeople } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { createRoom, joinRoom } from "../driver/rooms.ts";
import type { Target } from "../targets/target.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";

interface Shape {
  readonly rooms: number;
  /** Messages in the room that is scrolled through. */
  readonly history: number;
  /** Members, each with a device, of the room that is written to. */
  readonly crowd: number;
  readonly switches: number;
  readonly sends: number;
  /** Seconds for which memory is watched. */
  readonly watch: number;
}

const shapes: Readonly<Record<Size, Shape>> = {
  quick: { rooms: 30, history: 400, crowd: 50, switches: 8, sends: 3, watch: 5 },
  full: { rooms: 500, history: 50_000, crowd: 1_000, switches: 40, sends: 10, watch: 600 },
};

interface World {
  readonly pool: Pool;
  readonly reader: Reader;
  readonly writer: Person;
  /** Where the history is. */
  readonly roomId: string;
}

interface ClientCase extends Case {
  act(world: World): Promise<readonly ActFigure[]>;
}

const names = { history: "Long history", crowd: "Everybody" } as const;
const opening = "This is where it begins.";

export const client = scenario<World, ClientCase, readonly ActFigure[]>({
  name: "client",
  question: "How fast is the page, in a real browser, for somebody with many rooms?",
  targets: ["conclave"],
  rounds: { quick: 1, full: 3 },
  interleaved: false,
  cases: (size) => casesOf(shapes[size]),
  prepare: (target, size) => prepare(target, shapes[size]),
  measure: (world, item) => item.act(world),
  async check({ reader: { problems } }) {
    if (problems.length > 0) throw new Error(`The browser complained: ${problems.join("; ")}`);
  },
  figures: (_item, measured) =>
    (measured[0]?.round ?? []).map(({ measure, unit }, index) => ({
      measure,
      unit,
      better: "less",
      rounds: measured.map(({ round }) => round[index]?.value ?? Number.NaN),
    })),
  async close({ reader, pool }) {
    await reader.close();
    pool.close();
  },
});

function casesOf({ rooms, history, crowd, switches, sends, watch }: Shape): readonly ClientCase[] {
  const count = (value: number) => value.toLocaleString("en-US");
  return [
    {
      name: `switch among ${count(rooms)} rooms`,
      act: ({ reader: { page } }) => switchRooms(page, [names.history, names.crowd], switches),
    },
    { name: `reload with ${count(rooms)} rooms`, act: ({ reader: { page } }) => reload(page) },
    {
      name: `encrypted send to ${count(crowd)} members`,
      act: ({ reader: { page } }) => sendMessages(page, names.crowd, sends),
    },
    {
      name: `scroll through ${count(history)} events`,
      act: ({ reader: { page } }) => scrollBack(page, names.history, opening),
    },
    {
      name: `${count(watch)} s of messages`,
      rounds: 1,
      act: ({ reader: { page }, pool, writer, roomId }) =>
        watchMemory(page, watch, async () => void (await ask(pool, textRequest(writer, roomId)))),
    },
  ];
}

/** Makes the rooms through the API, and signs their member in last: a first sync of all of it. */
async function prepare(target: Target, { rooms, history, crowd }: Shape): Promise<World> {
  const pool = openPool(target.port, 32);
  const [writer, member] = await makePeople(pool, target.registration, 2);
  if (writer === undefined || member === undefined) throw new Error("There is nobody.");
  await inParallel(rooms - 2, 8, async (index) => {
    const roomId = await createRoom(pool, writer, { name: `Room ${index + 1}` });
    await joinRoom(pool, member, roomId);
  });
  const roomId = await createRoom(pool, writer, { name: names.history, initial_state: [] });
  await joinRoom(pool, member, roomId);
  await ask(pool, textRequest(writer, roomId, opening));
  await inParallel(history - 1, 32, () => ask(pool, textRequest(writer, roomId)));
  await gather(target, pool, writer, member, crowd);
  return { pool, reader: await openReader(target, member), writer, roomId };
}

/** Fills a room with people who have a device each, whose keys are real: the page encrypts for all of them. */
async function gather(target: Target, pool: Pool, writer: Person, member: Person, count: number): Promise<void> {
  const roomId = await createRoom(pool, writer, { name: names.crowd });
  await joinRoom(pool, member, roomId);
  await inParallel(count - 2, 16, async (index) => {
    const colleague = await newColleague({ baseUrl: `http://127.0.0.1:${target.port}` }, `colleague${index}`);
    await colleague.call("POST", `/join/${encodeURIComponent(roomId)}`, {});
  });
}
