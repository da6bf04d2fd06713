import type { Account } from "../process/account.ts";
import type { Act } from "./act.ts";
import type { Cast } from "./cast.ts";
import { type Chance, chanceOf } from "./chance.ts";
import type { Ledger } from "./ledger.ts";
import type { Listener } from "./listener.ts";

/** Requests that one person has under way at once. */
const lanes = 4;
/** Milliseconds that a sync of the load waits for news. */
const patience = 200;

/** Acts that a lane chooses from; what is named more often is done more often. */
const kinds: readonly Act["kind"][] = [
  ...Array.from({ length: 10 }, (): "send" => "send"),
  ...(["state", "account-data", "to-device", "to-device", "upload-keys", "claim-key", "claim-key"] as const),
];
/** What must not be done twice at once is done by the first lane alone. */
const kindsOfFirstLane: readonly Act["kind"][] = [...kinds, "membership", "rename-device"];

/** Load on a server until it goes away. */
export interface Load {
  /** Resolves when everybody has noticed that the server is gone; rejects when it refused something. */
  readonly ended: Promise<void>;
}

/** Lets everybody act and listen at once, each lane one act after the other. */
export function startLoad(
  baseUrl: string,
  { cast, ledger, listeners, seed }: { cast: Cast; ledger: Ledger; listeners: readonly Listener[]; seed: number },
): Load {
  const acting = cast.people.flatMap((person, index) =>
    Array.from({ length: lanes }, async (_, lane) => {
      const chance = chanceOf(seed * 1_000 + index * lanes + lane);
      const isFirst = lane === 0;
      while (true) {
        const kind = chance.pick(isFirst ? kindsOfFirstLane : kinds);
        const act = chooseAct(kind, { person, slot: `${index}-${lane}`, cast, ledger, chance });
        if (act !== undefined) await ledger.perform(baseUrl, act);
      }
    }),
  );
  const listening = listeners.map(async (listener) => {
    while (true) await listener.listen(baseUrl, patience);
  });
  return { ended: untilGone([...acting, ...listening]) };
}

async function untilGone(loops: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(loops)) {
    // A cut connection is a TypeError of fetch; anything else is a refusal or a defect of the test.
    if (outcome.status === "rejected" && !(outcome.reason instanceof TypeError)) throw outcome.reason;
  }
}

interface Scene {
  readonly person: Account;
  readonly slot: string;
  readonly cast: Cast;
  readonly ledger: Ledger;
  readonly chance: Chance;
}

function chooseAct(kind: Act["kind"], { person, slot, cast, ledger, chance }: Scene): Act | undefined {
  const common = { by: person, number: ledger.nextNumber() };
  switch (kind) {
    case "send":
      return { ...common, kind, roomId: chance.pick(cast.rooms) };
    case "state":
      return { ...common, kind, roomId: chance.pick(cast.rooms), slot };
    case "account-data":
      return { ...common, kind, slot };
    case "to-device":
      return { ...common, kind, to: chance.pick(cast.people) };
    case "claim-key":
      return { ...common, kind, of: chance.pick(cast.people) };
    case "upload-keys":
    case "rename-device":
      return { ...common, kind };
    case "membership": {
      if (person === cast.people[0]) return undefined;
      const last = ledger.entries("membership").findLast(({ act }) => act.by === person)?.act.membership ?? "join";
      return { ...common, kind, roomId: cast.lobby, membership: last === "join" ? "leave" : "join" };
    }
  }
}
