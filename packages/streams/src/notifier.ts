import type { Cancel, Clock } from "@conclave/base/clock";
import type { Change } from "./change.ts";

/**
 * Why a wait ended: something may be new; the session ended or may other things now, so that it must prove itself anew; the
 * time is over; or the caller went away or the server is stopping.
 */
export type Wake = "change" | "session" | "timeout" | "aborted";

export interface WaitOptions {
  readonly userId: string;
  readonly deviceId: string;
  /** The rooms whose changes wake this waiter. */
  readonly roomIds: readonly string[];
  /** Changes at or before this position are known to the waiter. */
  readonly since: number;
  /** Pokes after this mark, taken before the reading, are not known to the waiter. */
  readonly mark?: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

interface Waiter {
  wake(reason: Wake): void;
}

const rememberedKeys = 50_000;
const rememberedPokes = 2_000;
/** Polls of one device that wait at once. A client has one, and some that it has given up; each costs an entry a room. */
const pollsOfOneDevice = 16;

/**
 * Wakes long polls. A waiter costs one entry a room and one timer; a change costs as many steps as waiters it wakes, however
 * many members the room has.
 */
export class Notifier {
  readonly #clock: Clock;
  readonly #waiters = new Map<string, Set<Waiter>>();
  /** The last position of each key, the stalest key first; what was forgotten is at or below `#forgotten`. */
  readonly #positions = new Map<string, number>();
  #forgotten = 0;
  /** The last poke of each room, the stalest first; what was forgotten is at or before `#forgottenPokes`. */
  readonly #pokes = new Map<string, number>();
  #lastPoke = 0;
  #forgottenPokes = 0;
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many long polls wait now. */
  get waiting(): number {
    return this.#waiterCount;
  }
  #waiterCount = 0;

  /** Takes note of committed changes and wakes whom they concern. */
  publish(changes: readonly Change[]): void {
    for (const change of changes) {
      const key = keyOf(change);
      if (key === undefined) continue;
      if ("position" in change) this.#remember(key, change.position);
      const waiters = this.#waiters.get(key);
      if (waiters === undefined) continue;
      for (const waiter of waiters) waiter.wake(change.kind === "session" ? "session" : "change");
    }
  }

  /** Where the pokes stand: take it before reading what they are about, and hand it to `wait`. */
  get mark(): number {
    return this.#lastPoke;
  }

  /** Wakes everyone who listens to a room whose news has no position in the database (typing). */
  poke(roomId: string): void {
    this.#pokes.delete(roomId);
    this.#pokes.set(roomId, ++this.#lastPoke);
    if (this.#pokes.size > rememberedPokes) this.#forgetPoke();
    for (const waiter of this.#waiters.get(`room ${roomId}`) ?? []) waiter.wake("change");
  }

  /**
   * Resolves when something may be new for the waiter: at once if it came between the read and this call. Of a device that
   * waits too often the one that waited longest goes.
   */
  wait(options: WaitOptions): Promise<Wake> {
    const device = `device ${options.userId} ${options.deviceId}`;
    const keys = [`user ${options.userId}`, device, ...options.roomIds.map((roomId) => `room ${roomId}`)];
    if (options.signal.aborted || this.#closed) return Promise.resolve("aborted");
    if (keys.some((key) => this.#isNewer(key, options.since))) return Promise.resolve("change");
    if (options.mark !== undefined && this.#wasPoked(options.roomIds, options.mark)) return Promise.resolve("change");
    return new Promise((resolve) => {
      let cancelTimer: Cancel = () => undefined;
      const waiter: Waiter = {
        wake: (reason) => {
          cancelTimer();
          options.signal.removeEventListener("abort", abort);
          for (const key of keys) this.#remove(key, waiter);
          this.#waiterCount--;
          resolve(reason);
        },
      };
      const abort = () => waiter.wake("aborted");
      options.signal.addEventListener("abort", abort);
      cancelTimer = this.#clock.after(options.timeout, () => waiter.wake("timeout"));
      for (const key of keys) this.#add(key, waiter);
      this.#waiterCount++;
      const [longest, ...others] = this.#waiters.get(device) ?? [];
      if (others.length >= pollsOfOneDevice) longest?.wake("timeout");
    });
  }

  /** Wakes everybody for good, so that each answers with what it has. */
  close(): void {
    this.#closed = true;
    const everyone = new Set([...this.#waiters.values()].flatMap((waiters) => [...waiters]));
    for (const waiter of everyone) waiter.wake("aborted");
  }

  #wasPoked(roomIds: readonly string[], mark: number): boolean {
    if (mark === this.#lastPoke) return false;
    return mark < this.#forgottenPokes || roomIds.some((roomId) => (this.#pokes.get(roomId) ?? 0) > mark);
  }

  #forgetPoke(): void {
    for (const [stalest, serial] of this.#pokes) {
      this.#pokes.delete(stalest);
      this.#forgottenPokes = serial;
      return;
    }
  }

  #isNewer(key: string, since: number): boolean {
    const position = this.#positions.get(key);
    return position === undefined ? this.#forgotten > since : position > since;
  }

  #remember(key: string, position: number): void {
    this.#positions.delete(key);
    this.#positions.set(key, position);
    if (this.#positions.size <= rememberedKeys) return;
    for (const [stalest, stale] of this.#positions) {
      this.#positions.delete(stalest);
      this.#forgotten = Math.max(this.#forgotten, stale);
      return;
    }
  }

  #add(key: string, waiter: Waiter): void {
    const waiters = this.#waiters.get(key);
    if (waiters === undefined) this.#waiters.set(key, new Set([waiter]));
    else waiters.add(waiter);
  }

  #remove(key: string, waiter: Waiter): void {
    const waiters = this.#waiters.get(key);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.#waiters.delete(key);
  }
}

function keyOf(change: Change): string | undefined {
  switch (change.kind) {
    case "room":
      return `room ${change.roomId}`;
    case "user":
      return `user ${change.userId}`;
    case "device":
      return `device ${change.userId} ${change.deviceId}`;
    case "session":
      // A poll of an ended session must be answered at once, and refused when it comes again.
      return change.deviceId === null ? `user ${change.userId}` : `device ${change.userId} ${change.deviceId}`;
    case "media":
    case "instance":
      return undefined;
  }
}
