import { BoundedMap } from "@conclave/base/bounded-map";
import type { Clock } from "@conclave/base/clock";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { SignInThrottle } from "@conclave/services/workflows/verify-password";

/** Wrong passwords that a person may type before they have to wait. */
const freeFailures = 5;
const firstWait = 1_000;
/** Milliseconds. Longer, and whoever knows a name could lock its owner out. */
const longestWait = 60_000;
/** Milliseconds after which old failures are forgiven. */
const forgiveness = 15 * 60_000;
const rememberedTargets = 20_000;

interface Failures {
  readonly count: number;
  readonly at: number;
}

/** Lets everybody guess: for development mode on loopback, when limits are off. */
export const noBackOff: SignInThrottle = { admit: () => undefined, settle: () => undefined };

/**
 * Slows down guesses at one account, from wherever they come: after five wrong passwords each further one doubles the wait,
 * up to a minute (OWASP Authentication Cheat Sheet, "Account Lockout"). Kept in memory: a restart forgives.
 */
export function signInBackOff(clock: Clock): SignInThrottle {
  const failures = new BoundedMap<string, Failures>(rememberedTargets);

  function recent(user: string): Failures | undefined {
    const found = failures.get(user);
    return found !== undefined && clock.now() - found.at < forgiveness ? found : undefined;
  }

  return {
    admit(user) {
      const { count, at } = recent(user) ?? { count: 0, at: 0 };
      const wait = count < freeFailures ? 0 : Math.min(longestWait, firstWait * 2 ** (count - freeFailures));
      const remaining = at + wait - clock.now();
      if (remaining > 0) {
        throw new MatrixError("M_LIMIT_EXCEEDED", "Too many wrong passwords. Wait before you try again.", {
          retry_after_ms: remaining,
        });
      }
      // Counted as wrong until it turns out right, so that guesses at the same time gain nothing.
      failures.set(user, { count: count + 1, at: clock.now() });
    },
    settle(user, right) {
      if (right) failures.delete(user);
      else failures.set(user, { count: recent(user)?.count ?? 1, at: clock.now() });
    },
  };
}
