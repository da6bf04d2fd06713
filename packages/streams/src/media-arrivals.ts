import type { Cancel, Clock } from "@conclave/base/clock";
import type { Change } from "./change.ts";

/**
 * Why a wait for a file ended: a file has come, perhaps this one; the time is over; the caller went away or the server is
 * stopping; or too many wait already, so that it did not begin.
 */
export type Arrival = "arrived" | "timeout" | "aborted" | "crowded";

export interface ArrivalWait {
  readonly mediaId: string;
  /** Who waits. */
  readonly userId: string;
  /** Files that came after this mark, taken before the file was looked for, are not known to the waiter. */
  readonly mark: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

interface Waiter {
  readonly mediaId: string;
  readonly userId: string;
  end(reason: Arrival): void;
}

/** Downloads that wait at once, and of one person. */
const mostWaiters = 1_000;
const waitersOfOnePerson = 32;

/** Wakes the downloads that wait for files which were announced and are not uploaded yet. */
export class MediaArrivals {
  readonly #clock: Clock;
  readonly #waiters = new Set<Waiter>();
  #arrived = 0;
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many downloads wait now. */
  get waiting(): number {
    return this.#waiters.size;
  }

  /** How many announced files have come: take it before looking for one, and hand it to `wait`. */
  get mark(): number {
    return this.#arrived;
  }

  /** Takes note of committed changes and wakes whom they concern. */
  publish(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind !== "media") continue;
      this.#arrived++;
      for (const waiter of this.#waiters) if (waiter.mediaId === change.mediaId) waiter.end("arrived");
    }
  }

  /** Resolves when the file may be there: at once if any came between the looking and this call. */
  wait({ mediaId, userId, mark, timeout, signal }: ArrivalWait): Promise<Arrival> {
    if (signal.aborted || this.#closed) return Promise.resolve("aborted");
    if (mark !== this.#arrived) return Promise.resolve("arrived");
    if (this.#isCrowded(userId)) return Promise.resolve("crowded");
    return new Promise((resolve) => {
      let cancelTimer: Cancel = () => undefined;
      const waiter: Waiter = {
        mediaId,
        userId,
        end: (reason) => {
          cancelTimer();
          signal.removeEventListener("abort", abort);
          this.#waiters.delete(waiter);
          resolve(reason);
        },
      };
      const abort = () => waiter.end("aborted");
      signal.addEventListener("abort", abort);
      cancelTimer = this.#clock.after(timeout, () => waiter.end("timeout"));
      this.#waiters.add(waiter);
    });
  }

  /** Wakes everybody for good, so that each answers with what is there. */
  close(): void {
    this.#closed = true;
    for (const waiter of this.#waiters) waiter.end("aborted");
  }

  #isCrowded(userId: string): boolean {
    if (this.#waiters.size >= mostWaiters) return true;
    let own = 0;
    for (const waiter of this.#waiters) if (waiter.userId === userId) own++;
    return own >= waitersOfOnePerson;
  }
}
