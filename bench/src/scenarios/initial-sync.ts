import { ask, type Person } from "../driver/ask.ts";
import type { Request } from "../driver/connection.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { sendRequest } from "../driver/message.ts";
import { makePeople } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { createRooms, joinAll } from "../driver/rooms.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";
import { type Timed, timed, timedFigures } from "./timed.ts";

/** The data set: everybody is in every room. doi 10.5753/sbrc.2026.19722 has 300 and 300. */
const shapes = {
  quick: { rooms: 30, people: 30, messages: 20 },
  full: { rooms: 300, people: 300, messages: 20 },
} satisfies Record<Size, { rooms: number; people: number; messages: number }>;
const concurrencies = { quick: [10], full: [50, 100, 200] } satisfies Record<Size, readonly number[]>;
const kinds = [
  "timeline 1, lazy",
  "timeline 5, lazy",
  "timeline 20, lazy",
  "timeline 10, all members",
  "sliding, first screen",
] as const;
type Kind = (typeof kinds)[number];

/** What the first server answered, kind by kind: the bare server is prepared last, and copies it. */
const kept: string[] = [];

interface World {
  readonly pool: Pool;
  readonly people: readonly Person[];
  readonly shape: (typeof shapes)[Size];
  /** Whether this is the bare server, which only copies what another answered. */
  readonly copies: boolean;
}

interface SyncCase extends Case {
  readonly kind: Kind;
  readonly users: number;
}

/** What is kept of an answer: hundreds of them at once, of dozens of megabytes, would fill the memory. */
interface Glance {
  readonly bytes: number;
  readonly rooms: number;
}

export const initialSync = scenario<World, SyncCase, Timed<Glance>>({
  name: "initial-sync",
  question:
    "How long does a first sync take when many begin at once? Beside it, a copy of the same bytes from a bare server.",
  targets: ["conclave", "peer", "limit"],
  // A round of the full size takes a quarter of an hour, and is hundreds of answers a case.
  rounds: { quick: 1, full: 1 },
  interleaved: true,
  cases: (size, { hasSlidingSync }) =>
    concurrencies[size].flatMap((users) =>
      kinds
        .filter((kind) => hasSlidingSync || !kind.startsWith("sliding"))
        .map((kind) => ({ name: `${users} users, ${kind}`, kind, users })),
    ),
  async prepare(target, size) {
    const shape = shapes[size];
    const pool = openPool(target.port, 200);
    if (target.kind === "limit") {
      for (const [number, body] of kept.entries()) {
        await ask(pool, { method: "PUT", path: `/copies/${number}`, body });
      }
      return { pool, people: [], shape, copies: true };
    }
    const people = await makePeople(pool, target.registration, shape.people);
    const rooms = await createRooms(pool, people, shape.rooms);
    await inParallel(rooms.length, 4, async (index) => {
      const roomId = rooms[index] ?? "";
      await joinAll(
        pool,
        people.filter((_, at) => at !== index % people.length),
        roomId,
      );
      for (let count = 0; count < shape.messages; count++) {
        const person = people[(index + count) % people.length];
        if (person !== undefined) await ask(pool, sendRequest(person, roomId));
      }
    });
    if (kept.length === 0) {
      for (const kind of kinds) kept.push((await ask(pool, firstSync(kind, people[0]))).body.toString("utf8"));
    }
    return { pool, people, shape, copies: false };
  },
  measure: ({ pool, people, copies }, { kind, users }) =>
    timed(users, users, async (index) => {
      const request: Request = copies
        ? { method: "GET", path: `/copies/${kinds.indexOf(kind)}` }
        : firstSync(kind, people[index % people.length]);
      return glanceAt((await ask(pool, request)).body, kind);
    }),
  async check({ shape }, { kind }, { results }) {
    const expected = kind.startsWith("sliding") ? Math.min(20, shape.rooms) : shape.rooms;
    for (const { rooms } of results) {
      if (rooms !== expected) throw new Error(`A first sync has ${rooms} rooms of ${expected}.`);
    }
  },
  figures: (_item, measured) => [
    ...timedFigures("answers", measured),
    { measure: "all answered after", unit: "s", better: "less", rounds: measured.map(({ round }) => round.seconds) },
    {
      measure: "an answer",
      unit: "KiB",
      better: "less",
      rounds: measured.map(({ round }) => (round.results[0]?.bytes ?? 0) / 1_024),
    },
  ],
  close: async ({ pool }) => pool.close(),
});

/** Each room of an answer tells once where its timeline can be read on, or by what number it is sorted. */
function glanceAt(body: Buffer, kind: Kind): Glance {
  const mark = kind.startsWith("sliding") ? '"bump_stamp":' : '"prev_batch":';
  let rooms = 0;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) rooms++;
  return { bytes: body.length, rooms };
}

function firstSync(kind: Kind, person: Person | undefined): Request {
  if (person === undefined) throw new Error("There is nobody.");
  if (kind === "sliding, first screen") {
    const list = {
      ranges: [[0, 19]],
      timeline_limit: 1,
      required_state: [
        ["m.room.encryption", ""],
        ["m.room.member", "$LAZY"],
      ],
    };
    const path = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync";
    return { method: "POST", path, token: person.token, body: JSON.stringify({ lists: { all: list } }) };
  }
  const [, count = "1"] = /^timeline (\d+)/.exec(kind) ?? [];
  const room = { timeline: { limit: Number(count) }, state: { lazy_load_members: kind.endsWith("lazy") } };
  const filter = encodeURIComponent(JSON.stringify({ room }));
  return { method: "GET", path: `/_matrix/client/v3/sync?filter=${filter}`, token: person.token };
}
