import { type ReadonlySignal, signal } from "@preact/signals";

/** Something that a dialog does once: at work, then done or failed. */
export interface Action {
  readonly busy: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<unknown>;
  /** Runs; a second call while one runs does nothing. */
  run(): Promise<void>;
}

/** Makes an action; what `act` throws becomes its error. */
export function createAction(act: () => Promise<void>): Action {
  const busy = signal(false);
  const error = signal<unknown>(undefined);
  return {
    busy,
    error,
    async run() {
      if (busy.value) return;
      busy.value = true;
      error.value = undefined;
      try {
        await act();
      } catch (thrown) {
        error.value = thrown;
      } finally {
        busy.value = false;
      }
    },
  };
}
