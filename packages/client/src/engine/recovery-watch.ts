import type { Cancel, Clock } from "@conclave/base/clock";

/** Looks at the state of recovery whenever something may have changed it. */
export interface RecoveryWatch {
  /** From now on it is looked at; the first time at once. */
  begin(): void;
  /** Something may have changed. */
  look(): void;
  stop(): void;
}

/** Milliseconds: changes come in bursts; and what could not be asked is asked again. */
const settleTime = 150;
const retryTime = 3_000;

/** `refresh` is never run twice at a time. */
export function recoveryWatch(clock: Clock, refresh: () => Promise<void>): RecoveryWatch {
  let begun = false;
  let stopped = false;
  let running = false;
  let again = false;
  let cancel: Cancel | null = null;

  async function run(): Promise<void> {
    cancel = null;
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    again = false;
    let wait: number | null = null;
    try {
      await refresh();
      if (again) wait = settleTime;
    } catch {
      wait = retryTime;
    }
    running = false;
    if (wait !== null) schedule(wait);
  }

  function schedule(delay: number): void {
    if (!stopped) cancel ??= clock.after(delay, () => void run());
  }

  return {
    begin() {
      begun = true;
      void run();
    },
    look() {
      if (begun) schedule(settleTime);
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
