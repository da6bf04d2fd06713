import type { Initiator } from "../audit/initiator.ts";

/** What somebody quarantines: a file, all that a person has uploaded or announced, or all that a room's readable events name. */
export type QuarantineTarget =
  | { readonly contentUri: string }
  | { readonly userId: string }
  | { readonly roomId: string };

/** Who puts what into quarantine, or gives it back. */
export interface Quarantine<Target = QuarantineTarget> {
  readonly by: Initiator;
  readonly target: Target;
  /** False gives the files back. */
  readonly isQuarantined: boolean;
}
