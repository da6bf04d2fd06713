import { ask, askAs, type Person } from "../driver/ask.ts";
import { sendRequest } from "../driver/message.ts";
import { makePeople, makePerson, password } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { createRoom, joinRoom } from "../driver/rooms.ts";
import type { Target } from "../targets/target.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";
import { type Timed, timed, timedFigures } from "./timed.ts";

interface World {
  readonly target: Target;
  readonly pool: Pool;
  readonly people: readonly Person[];
  readonly roomId: string;
}

interface RushCase extends Case {
  readonly count: number;
}

const rushes = { quick: 60, full: 2_000 } satisfies Record<Size, number>;
const crowds = { quick: 150, full: 10_000 } satisfies Record<Size, number>;

async function prepareWith(target: Target, count: number): Promise<World> {
  const pool = openPool(target.port, 64);
  const host = await makePerson(pool, target.registration);
  const people = await makePeople(pool, target.registration, count);
  const roomId = await createRoom(pool, host);
  await ask(pool, sendRequest(host, roomId));
  return { target, pool, people, roomId };
}

/** A morning: everybody signs in with a password at once. */
export const signIn = scenario<World, RushCase, Timed<string>>({
  name: "sign-in",
  question: "How long does a rush of sign-ins with passwords take?",
  targets: ["conclave", "peer"],
  rounds: { quick: 1, full: 1 },
  interleaved: true,
  cases: (size) => [{ name: `${rushes[size].toLocaleString("en-US")} at once`, count: rushes[size] }],
  prepare: (target, size) => prepareWith(target, Math.min(200, rushes[size])),
  measure: ({ pool, people }, { count }) =>
    timed(count, 64, async (index) => {
      const identifier = { type: "m.id.user", user: people[index % people.length]?.userId };
      const body = { type: "m.login.password", identifier, password };
      return (await askAs(pool, undefined, "POST", "v3/login", body)).access_token;
    }),
  async check({ pool, people }, _item, { results }) {
    if (new Set(results).size !== results.length) throw new Error("Two sign-ins got the same token.");
    const { user_id } = await askAs(pool, { token: results[0] ?? "" }, "GET", "v3/account/whoami");
    if (user_id !== people[0]?.userId) throw new Error(`The first sign-in is ${user_id}'s.`);
  },
  figures: (_item, measured) => timedFigures("sign-ins", measured),
  close: async ({ pool }) => pool.close(),
});

/** Everybody comes into one room. */
export const join = scenario<World, RushCase, Timed<void>>({
  name: "join",
  question: "How long does it take a crowd to join one room?",
  targets: ["conclave", "peer"],
  rounds: { quick: 1, full: 1 },
  interleaved: true,
  cases: (size) => [{ name: `a room of ${crowds[size].toLocaleString("en-US")}`, count: crowds[size] }],
  prepare: (target, size) => prepareWith(target, crowds[size]),
  measure: ({ pool, people, roomId }, { count }) =>
    timed(count, 16, async (index) => {
      const person = people[index];
      if (person !== undefined) await joinRoom(pool, person, roomId);
    }),
  async check({ pool, people: [reader], roomId }, { count }) {
    const { joined } = await askAs(pool, reader, "GET", `v3/rooms/${encodeURIComponent(roomId)}/joined_members`);
    const found = Object.keys(joined).length;
    if (found !== count + 1) throw new Error(`${found} are in the room of ${count + 1}.`);
  },
  figures: (_item, measured) => timedFigures("joins", measured),
  close: async ({ pool }) => pool.close(),
});
