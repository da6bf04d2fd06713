/** An event that was committed. */
export interface Committed {
  readonly position: number;
  readonly roomId: string;
  /** As clients see it. */
  readonly json: string;
}

/** Events that are kept for those who are a little behind. */
const kept = 50_000;

/** What was committed last, and who waits for more. */
export class WaitingRoom {
  readonly #latest: Committed[] = [];
  readonly #waiters = new Map<string, Set<() => void>>();
  #position = 0;

  get position(): number {
    return this.#position;
  }

  /** Keeps what was committed, in its order, and wakes who waits for its room. */
  add(event: Committed): void {
    this.#position = event.position;
    this.#latest.push(event);
    if (this.#latest.length > 2 * kept) this.#latest.splice(0, kept);
    const waiters = this.#waiters.get(event.roomId);
    if (waiters === undefined) return;
    this.#waiters.delete(event.roomId);
    for (const wake of waiters) wake();
  }

  /** The events after a position in some rooms. */
  after(position: number, rooms: ReadonlySet<string>): readonly Committed[] {
    let start = this.#latest.length;
    while (start > 0 && (this.#latest[start - 1]?.position ?? 0) > position) start--;
    return this.#latest.slice(start).filter(({ roomId }) => rooms.has(roomId));
  }

  /** Resolves when something came in one of the rooms, or after `timeout` milliseconds. */
  wait(rooms: ReadonlySet<string>, timeout: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        for (const room of rooms) this.#waiters.get(room)?.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeout);
      for (const room of rooms) {
        const waiters = this.#waiters.get(room);
        if (waiters === undefined) this.#waiters.set(room, new Set([wake]));
        else waiters.add(wake);
      }
    });
  }
}
