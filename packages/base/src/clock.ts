/** Stops a scheduled call; harmless after it ran. */
export type Cancel = () => void;

/** The only source of time: everything that asks the time or waits is given one. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls `action` once after `delay` milliseconds. Never keeps the process alive. */
  after(delay: number, action: () => void): Cancel;
}

declare const setTimeout: (action: () => void, delay: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, action) {
    const timer = setTimeout(action, delay);
    // Browsers return a number, Node an object whose unref lets the process end.
    if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function") {
      timer.unref();
    }
    return () => clearTimeout(timer);
  },
};
