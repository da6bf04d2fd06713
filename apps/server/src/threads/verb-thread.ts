import { Worker } from "node:worker_threads";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { AnyVerb } from "@conclave/services/core/verb";
import type { Change } from "@conclave/streams/change";
import { type FromThread, fromPlainError, type ThreadStart, type ToThread, type VerbAnswer } from "./messages.ts";

// About 100 ms of work: who comes later is refused here, before the hop.
const unansweredLimit = 1_024;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export interface VerbThreadOptions {
  readonly entry: "core-thread.ts" | "reader-thread.ts";
  readonly start: ThreadStart;
  readonly onChanges: (changes: readonly Change[]) => void;
  /** The thread died: the process must end, since what it had promised is unknown. */
  readonly onDeath: (reason: string) => void;
}

/** The edge's end of a thread that runs verbs. */
export class VerbThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready: Promise<void>;
  readonly #closed: Promise<void>;
  #lastId = 0;
  #closing = false;

  constructor(options: VerbThreadOptions) {
    this.#worker = new Worker(new URL(options.entry, import.meta.url), { workerData: options.start });
    const ready = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    this.#ready = ready.promise;
    this.#closed = closed.promise;
    this.#worker.on("message", (message: FromThread) => {
      switch (message.kind) {
        case "ready":
          return ready.resolve();
        case "failed":
          return ready.reject(Object.assign(new Error(message.message), { name: message.name }));
        case "changes":
          return options.onChanges(message.changes);
        case "answers":
          return this.#settle(message.answers);
        case "closed":
          return closed.resolve();
      }
    });
    this.#worker.on("error", (error) => {
      ready.reject(error);
      options.onDeath(error.message);
    });
    this.#worker.on("exit", (code) => {
      closed.resolve();
      for (const waiting of this.#waiting.values()) waiting.reject(new Error("The thread ended before it answered."));
      this.#waiting.clear();
      if (!this.#closing) options.onDeath(`a thread ended with code ${code}`);
    });
  }

  /** Resolves when the thread takes verbs; rejects with its reason when it can't start. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Verbs that wait for their answer. */
  get unanswered(): number {
    return this.#waiting.size;
  }

  /** @throws what the verb throws; MatrixError `M_LIMIT_EXCEEDED` when too many are unanswered. */
  run(verb: AnyVerb, input: unknown): Promise<unknown> {
    if (this.#waiting.size >= unansweredLimit) {
      const error = new MatrixError("M_LIMIT_EXCEEDED", "The server is busy. Try again in a moment.", {
        retry_after_ms: 1_000,
      });
      return Promise.reject(error);
    }
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ kind: "run", id, name: verb.name, input });
    });
  }

  /** Finishes what was asked, then ends the thread. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#post({ kind: "close" });
    await this.#closed;
    await this.#worker.terminate();
  }

  #post(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #settle(answers: readonly VerbAnswer[]): void {
    for (const answer of answers) {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.ok) waiting?.resolve(answer.value);
      else waiting?.reject(fromPlainError(answer.error));
    }
  }
}
