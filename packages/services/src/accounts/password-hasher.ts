import { AppError } from "@conclave/base/app-error";
import { Gate } from "@conclave/base/gate";
import { type Randomness, randomToken } from "@conclave/base/randomness";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { hash, verify } from "@node-rs/argon2";

/** The cost of one hash (RFC 9106). */
export interface PasswordCost {
  readonly memoryKibibytes: number;
  readonly passes: number;
}

/** What OWASP's Password Storage Cheat Sheet asks of Argon2id at least: 19 MiB, two passes, one lane; 18 ms here. */
export const defaultPasswordCost: PasswordCost = { memoryKibibytes: 19_456, passes: 2 };

/** `right-and-weak`: right, but hashed with less than today's cost; hash it again while it is at hand. */
export type PasswordVerdict = "right" | "right-and-weak" | "wrong";

/** Hashes and checks passwords, beside the database and never in it: workflows hold one. */
export interface PasswordHasher {
  /** @returns a PHC string that carries salt and cost. */
  hash(password: string): Promise<string>;
  /**
   * Takes as long for an account that isn't there, or has no password, as for a wrong password.
   *
   * @param stored the account's PHC string; undefined where there is none.
   */
  verify(stored: string | undefined, password: string): Promise<PasswordVerdict>;
}

/** Hashes at once: the others of the four threads of libuv's pool stay free for files. */
const gateWidth = 2;
/** Sign-ins that may wait: about half a second of them. */
const gateWaiting = 64;

/**
 * Makes the Argon2id hasher.
 *
 * Its calls throw MatrixError `M_LIMIT_EXCEEDED` with `retry_after_ms` when too many wait.
 */
export function passwordHasher(randomness: Randomness, cost: PasswordCost = defaultPasswordCost): PasswordHasher {
  const gate = new Gate(gateWidth, gateWaiting);
  const hashNow = (password: string) =>
    hash(password, {
      // The library's algorithm is Argon2id unless said.
      memoryCost: cost.memoryKibibytes,
      timeCost: cost.passes,
      parallelism: 1,
      salt: randomness.bytes(16),
    });
  const whenFree = async <Result>(job: () => Promise<Result>): Promise<Result> => {
    try {
      return await gate.run(job);
    } catch (error) {
      if (error instanceof AppError) throw busy(error.message);
      throw error;
    }
  };
  // Hashed at once and with today's cost, so that nobody learns from the time which names exist.
  const decoy = hashNow(randomToken(randomness));
  return {
    hash: (password) => whenFree(() => hashNow(password)),
    verify: (stored, password) =>
      whenFree(async () => {
        const right = await verify(stored ?? (await decoy), password);
        if (!right || stored === undefined) return "wrong";
        return isWeaker(stored, cost) ? "right-and-weak" : "right";
      }),
  };
}

function busy(message: string): MatrixError {
  return new MatrixError("M_LIMIT_EXCEEDED", message, { retry_after_ms: 1_000 });
}

function isWeaker(stored: string, cost: PasswordCost): boolean {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored);
  if (match === null) return true;
  return Number(match[1]) < cost.memoryKibibytes || Number(match[2]) < cost.passes;
}
