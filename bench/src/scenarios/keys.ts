import { randomBytes } from "node:crypto";
import { askAs, type Body, type Person } from "../driver/ask.ts";
import { inParallel } from "../driver/in-parallel.ts";
import { makePeople } from "../driver/people.ts";
import { openPool, type Pool } from "../driver/pool.ts";
import { scenario } from "./run-scenario.ts";
import type { Case, Size } from "./scenario.ts";
import { type Timed, timed, timedFigures } from "./timed.ts";

interface World {
  readonly pool: Pool;
  readonly people: readonly Person[];
}

type Kind = "query" | "claim" | "to-device" | "upload";

interface KeysCase extends Case {
  readonly kind: Kind;
  readonly count: number;
}

const peopleCounts = { quick: 60, full: 1_000 } satisfies Record<Size, number>;
const uploadCounts = { quick: 300, full: 5_000 } satisfies Record<Size, number>;
/** Rounds at most: each claims a key of every device. */
const oneTimeKeys = 5;

export const keys = scenario<World, KeysCase, Timed<Body>>({
  name: "keys",
  question: "What do the requests cost with which an encrypted message to many begins?",
  targets: ["conclave", "peer"],
  rounds: { quick: 1, full: 3 },
  interleaved: true,
  cases: (size) => {
    const count = peopleCounts[size];
    const many = count.toLocaleString("en-US");
    const uploads = uploadCounts[size];
    return [
      { name: `query of ${many} users' keys`, kind: "query", count },
      { name: `claim of ${many} users' keys`, kind: "claim", count },
      { name: `to-device to ${many} devices`, kind: "to-device", count },
      { name: `${uploads.toLocaleString("en-US")} key uploads`, kind: "upload", count: uploads },
    ];
  },
  async prepare(target, size) {
    const pool = openPool(target.port, 64);
    const people = await makePeople(pool, target.registration, peopleCounts[size]);
    await inParallel(people.length, 16, async (index) => {
      for (const person of people.slice(index, index + 1)) {
        await askAs(pool, person, "POST", "v3/keys/upload", {
          device_keys: deviceKeysOf(person),
          one_time_keys: someOneTimeKeys(person, oneTimeKeys),
        });
      }
    });
    return { pool, people };
  },
  measure: ({ pool, people }, { kind, count }) => {
    const [alice] = people;
    const each = <Value>(value: (person: Person) => Value) =>
      Object.fromEntries(people.map((person) => [person.userId, value(person)]));
    switch (kind) {
      case "query":
        return timed(1, 1, () => askAs(pool, alice, "POST", "v3/keys/query", { device_keys: each(() => []) }));
      case "claim": {
        const one_time_keys = each(({ deviceId }) => ({ [deviceId]: "signed_curve25519" }));
        return timed(1, 1, () => askAs(pool, alice, "POST", "v3/keys/claim", { one_time_keys }));
      }
      case "to-device": {
        const content = { algorithm: "m.olm.v1.curve25519-aes-sha2", ciphertext: "x".repeat(800) };
        const messages = each(({ deviceId }) => ({ [deviceId]: content }));
        const path = `v3/sendToDevice/m.room.encrypted/${randomBytes(8).toString("hex")}`;
        return timed(1, 1, () => askAs(pool, alice, "PUT", path, { messages }));
      }
      case "upload":
        return timed(count, 32, (index) => {
          const person = people[index % people.length];
          const one_time_keys = person === undefined ? {} : someOneTimeKeys(person, 1);
          return askAs(pool, person, "POST", "v3/keys/upload", { one_time_keys });
        });
    }
  },
  async check({ pool, people }, { kind, count }, { results: [answer] }) {
    const expectAll = (found: object, what: string) => {
      const { length } = Object.keys(found);
      if (length !== count) throw new Error(`${length} people's ${what} came of ${count}.`);
    };
    if (kind === "query") expectAll(answer.device_keys, "keys");
    if (kind === "claim") expectAll(answer.one_time_keys, "one-time keys");
    if (kind === "to-device") {
      const none = encodeURIComponent(JSON.stringify({ room: { rooms: [] } }));
      // Some servers deliver a moment later; a sync that begins at a token waits.
      const first = await askAs(pool, people.at(-1), "GET", `v3/sync?filter=${none}`);
      const { to_device } =
        first.to_device === undefined
          ? await askAs(pool, people.at(-1), "GET", `v3/sync?filter=${none}&timeout=10000&since=${first.next_batch}`)
          : first;
      if (!(to_device?.events?.length > 0)) throw new Error("The last device has no message.");
    }
  },
  figures: (_item, measured) => timedFigures("requests", measured),
  close: async ({ pool }) => pool.close(),
});

/** As long as the real ones; servers keep keys and signatures as they come. */
const random = (bytes: number) => randomBytes(bytes).toString("base64").replace(/=+$/, "");

function signaturesOf({ userId, deviceId }: Person): object {
  return { [userId]: { [`ed25519:${deviceId}`]: random(64) } };
}

function deviceKeysOf(person: Person): object {
  const { userId, deviceId } = person;
  return {
    user_id: userId,
    device_id: deviceId,
    algorithms: ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
    keys: { [`curve25519:${deviceId}`]: random(32), [`ed25519:${deviceId}`]: random(32) },
    signatures: signaturesOf(person),
  };
}

function someOneTimeKeys(person: Person, count: number): object {
  return Object.fromEntries(
    Array.from({ length: count }, () => [
      `signed_curve25519:${randomBytes(6).toString("hex")}`,
      { key: random(32), signatures: signaturesOf(person) },
    ]),
  );
}
