import type { HeldLock, SessionLock } from "../ports/session-lock.ts";

/** A `SessionLock` between the tabs of an origin, by the Web Locks API; tabs ask each other through a BroadcastChannel. */
export function webLock(name: string): SessionLock {
  const channel = new BroadcastChannel(`${name}-lock`);

  function request(options: LockOptions): Promise<HeldLock | null> {
    return new Promise((resolve, reject) => {
      navigator.locks
        .request(name, options, (lock) => {
          if (lock === null) return resolve(null);
          return new Promise<void>((free) => resolve(held(channel, free)));
        })
        .catch(reject);
    });
  }

  return {
    tryAcquire: () => request({ ifAvailable: true }),
    async acquire(signal) {
      const lock = await request({ signal });
      if (lock === null) throw new Error("a waited-for lock is never refused");
      return lock;
    },
    askForRelease: () => channel.postMessage("release"),
  };
}

function held(channel: BroadcastChannel, free: () => void): HeldLock {
  const listening = new AbortController();
  return {
    onReleaseAsked: (listener) => channel.addEventListener("message", listener, { signal: listening.signal }),
    release() {
      listening.abort();
      free();
    },
  };
}
