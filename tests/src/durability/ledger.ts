import { type Answer, succeed } from "../process/account.ts";
import { type Act, type ActOf, requestOf } from "./act.ts";

/** One act, and what became of it. Moments are counted, not timed: whatever has the lower one was earlier. */
export interface Entry<A extends Act = Act> {
  readonly act: A;
  readonly begun: number;
  /** When it was acknowledged; undefined while nobody knows whether it happened. */
  readonly answered: number | undefined;
  /** The body of the acknowledgement. */
  readonly answer: Answer["body"];
}

/** Remembers what was asked of the server, and what it promised. */
export interface Ledger {
  /** A number for the next act. */
  nextNumber(): number;
  /**
   * Does an act and notes it; the same object again notes its answer where it was in doubt.
   *
   * @throws TypeError when the server went away: then the act stays in doubt. Error when it refused.
   */
  perform<A extends Act>(baseUrl: string, act: A): Promise<Entry<A>>;
  /** How many acts were acknowledged so far. */
  acknowledged(): number;
  /** Notes that an act that was in doubt has happened. */
  confirm(act: Act): void;
  /** All of a kind, in the order in which they were begun. */
  entries<Kind extends Act["kind"]>(kind: Kind): readonly Entry<ActOf<Kind>>[];
}

/** An empty ledger. */
export function createLedger(): Ledger {
  const entries = new Map<Act, Entry>();
  let moment = 0;
  let number = 0;
  let acknowledged = 0;

  function note(entry: Entry): void {
    if (entries.get(entry.act)?.answered === undefined) acknowledged++;
    entries.set(entry.act, entry);
  }

  return {
    nextNumber: () => ++number,
    async perform(baseUrl, act) {
      const known = entries.get(act);
      const entry = known ?? { act, begun: ++moment, answered: undefined, answer: undefined };
      entries.set(act, entry);
      const { method, path, body } = requestOf(act);
      const answer = await succeed(baseUrl, act.by, method, path, body);
      const done = { act, begun: entry.begun, answered: entry.answered ?? ++moment, answer };
      note(done);
      return done;
    },
    acknowledged: () => acknowledged,
    confirm(act) {
      const known = entries.get(act);
      if (known !== undefined) note({ ...known, answered: known.answered ?? ++moment });
    },
    entries<Kind extends Act["kind"]>(kind: Kind) {
      // The kind is what tells the acts apart.
      return [...entries.values()].filter(({ act }) => act.kind === kind) as unknown as Entry<ActOf<Kind>>[];
    },
  };
}
