import type { Cancel, Clock } from "@conclave/base/clock";

/** Collects names, and acts on all of them at once a little later. */
export interface Coalesced {
  mark(name: string): void;
  /** Acts now if anything is marked. */
  flush(): void;
  stop(): void;
}

/** `delay` in milliseconds: how long after the first mark. */
export function coalesce(clock: Clock, delay: number, act: (names: ReadonlySet<string>) => void): Coalesced {
  let marked = new Set<string>();
  let cancel: Cancel | null = null;
  let stopped = false;

  function flush(): void {
    cancel?.();
    cancel = null;
    if (marked.size === 0) return;
    const names = marked;
    marked = new Set();
    act(names);
  }

  return {
    flush,
    mark(name) {
      if (stopped) return;
      marked.add(name);
      cancel ??= clock.after(delay, flush);
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
