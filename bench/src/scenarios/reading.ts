import { ask, askAs, type Person } from "../driver/ask.ts";
import { readPage } from "../driver/history.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { eventIdOf, sendRequest } from "../driver/message.ts";
import { makePerson } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { createRoom } from "../driver/rooms.ts";
import { stopwatch } from "../measure.ts";
import type { Target } from "../targets/target.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";
import { type Timed, timed, timedFigures } from "./timed.ts";

interface World {
  readonly pool: Pool;
  readonly person: Person;
  readonly roomId: string;
  readonly sent: readonly string[];
}

interface ReadCase extends Case {
  readonly count: number;
}

const eventCounts = { quick: 3_000, full: 1_000_000 } satisfies Record<Size, number>;
const textCounts = { quick: 500, full: 20_000 } satisfies Record<Size, number>;
const words = ["harbour", "lantern", "kettle", "river", "ledger", "window", "orchard", "signal", "copper", "winter"];
const searches = 100;

async function prepareRoom(target: Target, options: object = {}): Promise<Omit<World, "sent">> {
  const pool = openPool(target.port, 64);
  const person = await makePerson(pool, target.registration);
  return { pool, person, roomId: await createRoom(pool, person, options) };
}

/** Reads a long conversation back to its beginning. */
export const history = scenario<World, ReadCase, Timed<readonly string[]>>({
  name: "history",
  question: "How fast is a long conversation read back, a hundred events a page?",
  targets: ["conclave", "limit", "peer"],
  rounds: { quick: 1, full: 1 },
  interleaved: true,
  cases: (size) => [{ name: `${eventCounts[size].toLocaleString("en-US")} events`, count: eventCounts[size] }],
  async prepare(target, size) {
    const room = await prepareRoom(target);
    const sent = await inParallel(eventCounts[size], 64, async () =>
      eventIdOf(await ask(room.pool, sendRequest(room.person, room.roomId))),
    );
    return { ...room, sent };
  },
  async measure({ pool, person, roomId }) {
    const latencies: number[] = [];
    const results: (readonly string[])[] = [];
    const begin = stopwatch();
    let from: string | undefined;
    do {
      const start = stopwatch();
      const { events, end } = await readPage(pool, person, roomId, { from });
      latencies.push(stopwatch() - start);
      results.push(events.filter(({ type }) => type === "m.room.encrypted").map(({ event_id }) => event_id));
      from = events.length === 0 ? undefined : end;
    } while (from !== undefined);
    return { seconds: (stopwatch() - begin) / 1_000, latencies, results };
  },
  async check({ sent }, _item, { results }) {
    const read = results.flat();
    const seen = new Set(read);
    const missing = sent.filter((id) => !seen.has(id)).length;
    if (missing > 0 || read.length !== sent.length)
      throw new Error(`${read.length} were read of ${sent.length}, ${missing} missing.`);
  },
  figures: (_item, measured) => timedFigures("pages", measured),
  close: async ({ pool }) => pool.close(),
});

/** Looks for words in a room that is not encrypted. */
export const search = scenario<World, ReadCase, Timed<number>>({
  name: "search",
  question: "How long does a search take in a room that is not encrypted?",
  targets: ["conclave", "peer"],
  rounds: { quick: 1, full: 3 },
  interleaved: true,
  cases: (size) => [{ name: `${textCounts[size].toLocaleString("en-US")} messages`, count: textCounts[size] }],
  async prepare(target, size) {
    const room = await prepareRoom(target, { initial_state: [] });
    const path = `v3/rooms/${encodeURIComponent(room.roomId)}/send/m.room.message`;
    await inParallel(textCounts[size], 16, async (index) => {
      const body = `${words[index % 10]} ${words[Math.floor(index / 10) % 10]} ${index}`;
      await askAs(room.pool, room.person, "PUT", `${path}/text${index}`, { msgtype: "m.text", body });
    });
    return { ...room, sent: [] };
  },
  measure: ({ pool, person }) =>
    timed(searches, 4, async (index) => {
      // Two words, which one message in a hundred has side by side in either order.
      const term = `${words[index % 10]} ${words[(index + 3) % 10]}`;
      const body = { search_categories: { room_events: { search_term: term, order_by: "recent" } } };
      return (await askAs(pool, person, "POST", "v3/search", body)).search_categories.room_events.count;
    }),
  async check(_world, { count }, { results }) {
    const expected = Math.floor(count / 100) * 2;
    const wrong = results.find((found) => found !== expected);
    if (wrong !== undefined) throw new Error(`A search found ${wrong} messages of ${expected}.`);
  },
  figures: (_item, measured) => timedFigures("searches", measured),
  close: async ({ pool }) => pool.close(),
});
