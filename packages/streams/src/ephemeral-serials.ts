import type { Clock } from "@conclave/base/clock";

/**
 * Counts the changes of what lives in memory only. They begin at the time of the start, so that those of an earlier run are
 * behind all of this one.
 */
export class EphemeralSerials {
  #last: number;

  constructor(clock: Pick<Clock, "now">) {
    this.#last = clock.now();
  }

  /** Of the latest change. */
  get last(): number {
    return this.#last;
  }

  /** Counts a change. */
  next(): number {
    return ++this.#last;
  }
}
