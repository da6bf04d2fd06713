import type { RecoveryCommands } from "@conclave/client/commands";
import type { Failure } from "@conclave/client/failure";
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import { matchesShownKey } from "./shown-key.ts";

/**
 * Setting up, confirming, unlocking and resetting the secure backup. The recovery key that is being shown lives here alone, and only
 * until it is confirmed.
 */
export interface RecoveryModel {
  readonly busy: ReadonlySignal<boolean>;
  readonly failure: Signal<Failure | null>;
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
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  const recoveryKey = signal<string | null>(null);
  const passwordAsked = signal(false);

  async function attempt(act: () => Promise<void>): Promise<void> {
    if (busy.value) return;
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
    busy,
    failure,
    recoveryKey,
    passwordAsked,
    setUp: (password) =>
      attempt(async () => {
        recoveryKey.value = (await commands.setUpRecovery(password)).recoveryKey;
      }),
    reset: (password) =>
      attempt(async () => {
        recoveryKey.value = (await commands.resetIdentity(password)).recoveryKey;
      }),
    confirm: (typed) =>
      attempt(async () => {
        const shown = recoveryKey.value;
        await commands.confirmRecoverySaved(shown !== null && matchesShownKey(typed, shown) ? shown : typed);
        recoveryKey.value = null;
      }),
    recover: (typed) => attempt(() => commands.recover(typed)),
    forgetFailure() {
      failure.value = null;
      passwordAsked.value = false;
    },
  };
}
