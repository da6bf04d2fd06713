import type { RecoveryCommands } from "@conclave/client/commands";
import type { Failure } from "@conclave/client/failure";
import { type ReadonlySignal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import { matchesShownKey } from "./shown-key.ts";

export type RecoveryStep = "set-up" | "reset" | "confirm" | "recover";

/**
 * Setting up, confirming, unlocking and resetting the secure backup. The recovery key that is being shown lives here alone, and only
 * until it is confirmed.
 */
export interface RecoveryModel {
  /** What was begun last. */
  readonly step: ReadonlySignal<RecoveryStep | null>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why that failed; null if it did not. */
  readonly failure: ReadonlySignal<Failure | null>;
  /** The key to be shown; null if none was made in this run. */
  readonly recoveryKey: ReadonlySignal<string | null>;
  /** The server asks for the account's password for what was begun last. */
  readonly passwordAsked: ReadonlySignal<boolean>;
  setUp(password?: string): Promise<void>;
  reset(password?: string): Promise<void>;
  /** `typed` is the whole shown key, or its end. */
  confirm(typed: string): Promise<void>;
  recover(typed: string): Promise<void>;
  /** Another attempt begins: forgets what went wrong. */
  forgetFailure(): void;
}

export function createRecoveryModel(commands: RecoveryCommands): RecoveryModel {
  const step = signal<RecoveryStep | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  const recoveryKey = signal<string | null>(null);
  const passwordAsked = signal(false);

  async function attempt(begun: RecoveryStep, act: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    step.value = begun;
    busy.value = true;
    failure.value = null;
    try {
      await act();
      passwordAsked.value = false;
    } catch (error) {
      const found = failureOf(error);
      if (found.code === "password-needed" && !passwordAsked.value) passwordAsked.value = true;
      else failure.value = found;
    } finally {
      busy.value = false;
    }
  }

  return {
    step,
    busy,
    failure,
    recoveryKey,
    passwordAsked,
    setUp: (password) =>
      attempt("set-up", async () => {
        recoveryKey.value = (await commands.setUpRecovery(password)).recoveryKey;
      }),
    reset: (password) =>
      attempt("reset", async () => {
        recoveryKey.value = (await commands.resetIdentity(password)).recoveryKey;
      }),
    confirm: (typed) =>
      attempt("confirm", async () => {
        const shown = recoveryKey.value;
        await commands.confirmRecoverySaved(shown !== null && matchesShownKey(typed, shown) ? shown : typed);
        recoveryKey.value = null;
      }),
    recover: (typed) => attempt("recover", () => commands.recover(typed)),
    forgetFailure() {
      failure.value = null;
      passwordAsked.value = false;
    },
  };
}
