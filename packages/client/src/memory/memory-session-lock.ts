import type { HeldLock, SessionLock } from "../ports/session-lock.ts";

/** A `SessionLock` within one process: share one object between clients that must not run at once. */
export function memorySessionLock(): SessionLock {
  let holder: { readonly listeners: (() => void)[] } | null = null;
  const waiting: (() => void)[] = [];

  function take(): HeldLock {
    const held = { listeners: [] as (() => void)[] };
    holder = held;
    return {
      onReleaseAsked: (listener) => void held.listeners.push(listener),
      release() {
        if (holder !== held) return;
        holder = null;
        waiting.shift()?.();
      },
    };
  }

  return {
    tryAcquire: async () => (holder === null ? take() : null),
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        if (holder === null) return resolve(take());
        const turn = () => resolve(take());
        waiting.push(turn);
        signal.addEventListener("abort", () => {
          const index = waiting.indexOf(turn);
          if (index >= 0) waiting.splice(index, 1);
          reject(new Error("no longer waiting for the lock"));
        });
      }),
    askForRelease() {
      for (const listener of holder?.listeners ?? []) listener();
    },
  };
}
