import type { Clock } from "@conclave/base/clock";
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Failure, failureOf } from "../failure.ts";

/** What every form here has: it is sent once at a time, fails in the same ways, and waits when it is told to. */
export interface Form {
  readonly busy: ReadonlySignal<boolean>;
  readonly failure: Signal<Failure | undefined>;
  /** Seconds until the server takes another attempt; 0 when it does. */
  readonly wait: ReadonlySignal<number>;
  /** Runs the attempt; what it throws becomes the failure. Nothing happens while one runs or the wait lasts. */
  submit(attempt: () => Promise<void>): Promise<void>;
}

/** Makes a form's common part. It stays busy after a success: the page is about to be left. */
export function createForm(clock: Clock): Form {
  const busy = signal(false);
  const failure = signal<Failure | undefined>(undefined);
  const wait = signal(0);

  function countDown(until: number): void {
    wait.value = Math.max(0, Math.ceil((until - clock.now()) / 1000));
    if (wait.value > 0) clock.after(1000, () => countDown(until));
    else if (failure.value?.kind === "limited") failure.value = undefined;
  }

  return {
    busy,
    failure,
    wait,
    async submit(attempt) {
      if (busy.value || wait.value > 0) return;
      busy.value = true;
      failure.value = undefined;
      try {
        await attempt();
      } catch (error) {
        const found = failureOf(error);
        failure.value = found;
        busy.value = false;
        if (found.kind === "limited") countDown(clock.now() + found.retryAfter);
      }
    },
  };
}
