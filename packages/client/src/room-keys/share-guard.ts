import type { Clock } from "@conclave/base/clock";
import type { OwnSessions } from "./own-sessions.ts";
import type { Rotation } from "./rotation.ts";

/**
 * Knows for which rooms the SDK need not look again whether every device that should has the key, and no other. It looks at every device of every
 * member in the key store, which takes seconds in a large room. Whatever isn't known counts as changed.
 */
export interface ShareGuard {
  /** Whether the SDK looked, with this question (for whom, and how), and nothing that its answer depends on has changed since. */
  isCurrent(roomId: string, question: string): boolean;
  /** Lets the SDK look. `look` is given what it has to call, with the question, before it reads devices: what changes after that isn't in its answer. */
  check(
    roomId: string,
    rotation: Rotation | null,
    look: (begin: (question: string) => void) => Promise<void>,
  ): Promise<void>;
  /** Something changed that an answer may depend on. */
  changed(): void;
  /** Devices can be given keys that could not before. It is no reason for a check that is under way, whose own request this may be. */
  devicesReached(): void;
  /** Runs what may change something, at any moment until its promise settles; gives what it gives. */
  during<Result>(act: () => Result): Result;
  /** This device made a session for a room. */
  sessionMade(roomId: string, sessionId: string): void;
}

/**
 * Milliseconds for which an answer is believed at most. Nothing tells that a device which had no keys to begin with has some now, so
 * the SDK asks for them again after that time.
 */
const longest = 300_000;

export function shareGuard(clock: Clock, sessions: OwnSessions): ShareGuard {
  const answers = new Map<string, { readonly question: string; readonly at: number }>();
  const underWay = new Map<string, { readonly at: number; readonly rotation: Rotation | null }>();
  let changes = 0;
  let changing = 0;

  function changed(): void {
    changes++;
    answers.clear();
  }

  return {
    changed,
    isCurrent(roomId, question) {
      const answer = answers.get(roomId);
      if (changing > 0 || answer === undefined || answer.question !== question) return false;
      const age = clock.now() - answer.at;
      return age >= 0 && age < longest && sessions.lasts(roomId);
    },
    async check(roomId, rotation, look) {
      answers.delete(roomId);
      const at = clock.now();
      let begun: { readonly question: string; readonly changes: number } | null = null;
      underWay.set(roomId, { at, rotation });
      try {
        await look((question) => {
          begun = { question, changes };
        });
      } finally {
        underWay.delete(roomId);
      }
      // The assignment is in a function, which the compiler doesn't follow.
      const asked = begun as { readonly question: string; readonly changes: number } | null;
      if (asked?.changes === changes) answers.set(roomId, { question: asked.question, at });
    },
    devicesReached() {
      answers.clear();
    },
    during(act) {
      const end = () => {
        changing--;
        changed();
      };
      changed();
      changing++;
      let result: ReturnType<typeof act>;
      try {
        result = act();
      } catch (error) {
        end();
        throw error;
      }
      if (result instanceof Promise) void result.then(end, end);
      else end();
      return result;
    },
    sessionMade(roomId, sessionId) {
      const check = underWay.get(roomId);
      if (check === undefined || check.rotation === null) sessions.forget(roomId);
      else sessions.made(roomId, sessionId, check.at, check.rotation);
    },
  };
}
