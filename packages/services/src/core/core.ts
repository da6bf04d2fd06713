import { BoundedQueue } from "@conclave/base/bounded-queue";
import type { Clock } from "@conclave/base/clock";
import type { Randomness } from "@conclave/base/randomness";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Outcome, WriteDatabase, WriteJob } from "@conclave/storage/database/transaction";
import type { Change } from "@conclave/streams/change";
import { recordAuditEvent } from "../audit/record.ts";
import { type Instance, loadInstance, requireInstance } from "../instance/instance.ts";
import type { Settings } from "../instance/settings.ts";
import type { Command, CommandContext } from "./verb.ts";

/** How large a batch may grow; measured in docs/decisions/0001-edge-and-core.md. */
export interface BatchLimits {
  /** Commands in one commit. */
  readonly commands: number;
  /** Milliseconds after which no further command joins. */
  readonly milliseconds: number;
  /** Commands that may wait; a further one is refused. */
  readonly queue: number;
}

export const defaultBatchLimits: BatchLimits = { commands: 64, milliseconds: 5, queue: 1_024 };

export interface CoreOptions {
  readonly database: WriteDatabase;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly limits?: BatchLimits;
  /** Told after each commit, before anyone is answered. */
  readonly publish: (changes: readonly Change[]) => void;
}

interface Waiting {
  readonly job: WriteJob<Done>;
  settle(outcome: Outcome<Done>): void;
}

interface Done {
  readonly value: unknown;
  readonly changes: readonly Change[];
}

/**
 * Runs commands one after the other, in batches that share one durable commit: who comes while a batch is being committed
 * joins the next. Order of effects: commit, then memory and edges, then the answers.
 */
export class Core {
  readonly #options: CoreOptions;
  readonly #limits: BatchLimits;
  readonly #queue: BoundedQueue<Waiting>;
  #instance: Instance | undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  private constructor(options: CoreOptions, instance: Instance | undefined) {
    this.#options = options;
    this.#limits = options.limits ?? defaultBatchLimits;
    this.#queue = new BoundedQueue(this.#limits.queue);
    this.#instance = instance;
  }

  /** Starts over an open database. */
  static async start(options: CoreOptions): Promise<Core> {
    const core = new Core(options, undefined);
    await core.#reloadInstance();
    return core;
  }

  /**
   * Runs a command.
   *
   * @returns its output, once it is durable.
   * @throws what the command throws; MatrixError `M_LIMIT_EXCEEDED` when the queue is full or the core is stopping.
   */
  async run<Input, Output>(command: Command<Input, Output>, input: Input): Promise<Output> {
    if (this.#closed) throw new MatrixError("M_LIMIT_EXCEEDED", "The server is stopping.", { retry_after_ms: 2_000 });
    const outcome = await new Promise<Outcome<Done>>((settle) => {
      const accepted = this.#queue.offer({ job: this.#jobOf(command, input), settle });
      if (!accepted) {
        const error = new MatrixError("M_LIMIT_EXCEEDED", "The server is busy. Try again in a moment.", {
          retry_after_ms: 1_000,
        });
        settle({ ok: false, error });
      }
      this.#running ??= this.#drain();
    });
    if (!outcome.ok) throw outcome.error;
    // The job was made from this very command, so its value is the command's output.
    return outcome.value.value as Output;
  }

  /** Commands that wait. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Takes no more commands, finishes those that wait. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  #jobOf<Input, Output>(command: Command<Input, Output>, input: Input): WriteJob<Done> {
    return async (tx) => {
      const changes: Change[] = [];
      const now = this.#options.clock.now();
      const context: CommandContext = {
        tx,
        now,
        settings: this.#options.settings,
        randomness: this.#options.randomness,
        instance: () => requireInstance(this.#instance),
        changed: (change) => changes.push(change),
        record: (event) => recordAuditEvent(tx, now, event),
      };
      const value = await command.run(context, input);
      return { value, changes };
    };
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      // A turn of the loop delivers everything that waits in the port or the sockets. Started in a microtask, a batch would
      // run, commit and all, before the second command is even delivered: never more than one a commit (measured).
      await new Promise((resolve) => setImmediate(resolve));
      await this.#runBatch();
      // The answers leave first.
      await new Promise((resolve) => setImmediate(resolve));
      this.#options.database.maintain();
    }
    this.#running = undefined;
  }

  async #runBatch(): Promise<void> {
    const handedOut: Waiting[] = [];
    const start = this.#options.clock.now();
    const outcomes = await this.#options.database.batch<Done>(() => {
      if (handedOut.length >= this.#limits.commands) return undefined;
      if (handedOut.length > 0 && this.#options.clock.now() - start > this.#limits.milliseconds) return undefined;
      const [waiting] = this.#queue.take(1);
      if (waiting !== undefined) handedOut.push(waiting);
      return waiting?.job;
    });
    const changes = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.changes : []));
    if (changes.some((change) => change.kind === "instance")) await this.#reloadInstance();
    if (changes.length > 0) this.#options.publish(changes);
    for (const [index, waiting] of handedOut.entries()) {
      waiting.settle(outcomes[index] ?? { ok: false, error: new Error("The batch ended before this command ran.") });
    }
  }

  async #reloadInstance(): Promise<void> {
    const jobs = [loadInstance];
    const [outcome] = await this.#options.database.batch(() => jobs.pop());
    if (outcome?.ok === false) throw outcome.error;
    this.#instance = outcome?.value;
  }
}
