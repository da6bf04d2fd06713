import { AppError } from "./app-error.ts";

/**
 * Lets at most `width` jobs run at once and at most `waiting` wait; a further one is refused at once with
 * `M_LIMIT_EXCEEDED`, so that a rush can't starve what runs beside it.
 */
export class Gate {
  readonly #width: number;
  readonly #waitingLimit: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(width: number, waiting: number) {
    this.#width = width;
    this.#waitingLimit = waiting;
  }

  /** Runs `job` when its turn comes and settles as it does. */
  async run<Result>(job: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#width) {
      if (this.#waiting.length >= this.#waitingLimit) {
        throw new AppError("M_LIMIT_EXCEEDED", "The server is busy. Try again in a moment.");
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await job();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
