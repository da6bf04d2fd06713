import type { Person } from "./person.ts";

/** A verification that is under way or has just ended (spec "Key verification framework"). */
export interface VerificationSnapshot {
  /** For the commands; unique on this device. */
  readonly verificationId: string;
  /** Started here or by the other side. */
  readonly direction: "outgoing" | "incoming";
  /** `own-device`: with another device of this account. `person`: with somebody else, in `roomId`. */
  readonly scope: "own-device" | "person";
  readonly with: Person;
  /** The other device; null until one answered. */
  readonly deviceId: string | null;
  readonly roomId: string | null;
  readonly stage: VerificationStage;
}

/**
 * `requested`: outgoing: waiting until the other side accepts. Incoming: call `acceptVerification` or `cancelVerification`.
 * `preparing`: accepted; the two devices agree on the method and keys. Nothing to do (the side that asked begins).
 * `comparing`: show the emoji; `confirmVerification` if they match, `rejectVerification` if not.
 * `confirmed`: confirmed here, waiting for the other side.
 * `done`: verified. `cancelled`: over, nothing changed. Both stay until `dismissVerification`.
 */
export type VerificationStage =
  | { readonly stage: "requested" }
  | { readonly stage: "preparing" }
  | { readonly stage: "comparing"; readonly emoji: readonly VerificationEmoji[]; readonly numbers: readonly number[] }
  | { readonly stage: "confirmed" }
  | { readonly stage: "done" }
  | {
      readonly stage: "cancelled";
      readonly by: "us" | "them";
      /** `mismatch`: the emoji or keys did not match: warn loudly. `elsewhere`: another device of this account answered. */
      readonly reason: "declined" | "mismatch" | "timed-out" | "elsewhere" | "failed";
    };

/** One of seven, in order. */
export interface VerificationEmoji {
  readonly symbol: string;
  /** English name by the spec's table, lower case ("dog"): a stable key for translation. */
  readonly name: string;
}
