import { AppError } from "@conclave/base/app-error";
import type { Cancel, Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import type { Dispatcher } from "../core/verb.ts";
import { dropDelayedEvent } from "./drop-delayed-event.ts";
import { readNextDelayedEvents } from "./read-next-delayed-events.ts";
import { sendDelayedEvent } from "./send-delayed-event.ts";

export interface DelayedSendingOptions {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Events that are sent before it is looked which are next. */
const atOnce = 50;
/** Milliseconds after which it is looked again, come what may. */
const longestPause = 60_000;

/**
 * Sends delayed events when their time has come. It lives at the edge; what waits, and how long, stands in the database, so
 * that nothing is lost with a restart.
 */
export class DelayedSending {
  readonly #options: DelayedSendingOptions;
  #cancel: Cancel | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: DelayedSendingOptions) {
    this.#options = options;
  }

  /** Takes note that something is due at a time (milliseconds since the epoch), perhaps earlier than all the rest. */
  expect(sendAt: number): void {
    if (this.#closed || sendAt >= this.#dueAt) return;
    this.#cancel?.();
    this.#dueAt = sendAt;
    const pause = Math.min(Math.max(0, sendAt - this.#options.clock.now()), longestPause);
    this.#cancel = this.#options.clock.after(pause, () => {
      this.#dueAt = Number.POSITIVE_INFINITY;
      this.#running = this.#running.then(() => this.#run());
    });
  }

  /** Resolves when nothing is being sent. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Sends no more; what is under way is finished. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { dispatcher, clock, logger } = this.#options;
    try {
      const next = await dispatcher.run(readNextDelayedEvents, { limit: atOnce });
      for (const { delayId, sendAt } of next) {
        if (this.#closed) return;
        if (sendAt > clock.now()) return this.expect(sendAt);
        await this.#send(delayId);
      }
      if (next.length > 0) this.expect(clock.now());
    } catch (error) {
      logger.error({ error }, "Delayed events could not be sent");
      this.expect(clock.now() + longestPause);
    }
  }

  async #send(delayId: string): Promise<void> {
    const { dispatcher } = this.#options;
    try {
      await dispatcher.run(sendDelayedEvent, { delayId });
    } catch (error) {
      // A full queue is no answer of the room.
      if (!(error instanceof AppError) || error.code === "M_LIMIT_EXCEEDED") throw error;
      await dispatcher.run(dropDelayedEvent, { delayId });
    }
  }
}
