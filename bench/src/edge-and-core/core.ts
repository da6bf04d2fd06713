import { BoundedQueue } from "@conclave/base/bounded-queue";
import type Database from "better-sqlite3-multiple-ciphers";
import { stopwatch } from "../measure.ts";
import { checkpoint, pagesNotCopied } from "./checkpoint.ts";
import type { Send, SendVerb } from "./send.ts";

/** When a batch begins and when it ends. */
export interface BatchRule {
  /** Commands in one commit at most. */
  readonly limit: number;
  /** Milliseconds after which no further command joins. */
  readonly timeBox: number;
  /** Milliseconds to wait for company before the first command runs; 0 takes what is there. */
  readonly wait: number;
  /** Whether a batch begins as soon as its first command is there, or once the event loop has handed over all that came. */
  readonly begin: "microtask" | "turn";
}

export interface NumberedSend {
  readonly id: number;
  readonly send: Send;
}

export interface Answer {
  readonly id: number;
  readonly eventId?: string;
  readonly error?: string;
}

/** What the core did since it was last asked. */
export interface CoreReport {
  readonly batchSizes: readonly number[];
  /** Milliseconds for which each batch held the thread, its commit included. */
  readonly holds: readonly number[];
  /** Milliseconds of each commit alone. */
  readonly commits: readonly number[];
}

/** Runs commands one after the other, a savepoint each, and commits batch by batch; then answers. */
export class Core {
  readonly #database: Database.Database;
  readonly #rule: BatchRule;
  readonly #verb: SendVerb;
  readonly #answer: (answers: readonly Answer[]) => void;
  readonly #queue = new BoundedQueue<NumberedSend>(4_096);
  readonly #statement: Readonly<Record<"begin" | "commit" | "savepoint" | "release" | "undo", Database.Statement>>;
  #scheduled = false;
  #position: number;
  #report: { batchSizes: number[]; holds: number[]; commits: number[] } = { batchSizes: [], holds: [], commits: [] };

  constructor(
    database: Database.Database,
    verb: SendVerb,
    rule: BatchRule,
    answer: (answers: readonly Answer[]) => void,
  ) {
    this.#database = database;
    // Left on, the checkpoint would run inside the commit that crosses the threshold, before its answers.
    database.pragma("wal_autocheckpoint = 0");
    this.#verb = verb;
    this.#rule = rule;
    this.#answer = answer;
    this.#statement = {
      begin: database.prepare("begin immediate"),
      commit: database.prepare("commit"),
      savepoint: database.prepare("savepoint command"),
      release: database.prepare("release command"),
      undo: database.prepare("rollback to command"),
    };
    const last = database.prepare("select coalesce(max(position), 0) as position from events").get();
    // The statement names its only column.
    this.#position = (last as { position: number }).position;
  }

  /** Queues a command; the answer comes after its commit. */
  offer(command: NumberedSend): void {
    if (!this.#queue.offer(command)) this.#answer([{ id: command.id, error: "The queue is full." }]);
    this.#schedule();
  }

  /** What was done since the last report. */
  report(): CoreReport {
    const report = this.#report;
    this.#report = { batchSizes: [], holds: [], commits: [] };
    return report;
  }

  #schedule(): void {
    if (this.#scheduled || this.#queue.length === 0) return;
    this.#scheduled = true;
    const run = () => void this.#runBatch();
    if (this.#rule.wait > 0) setTimeout(run, this.#rule.wait);
    else if (this.#rule.begin === "turn") setImmediate(run);
    else queueMicrotask(run);
  }

  async #runBatch(): Promise<void> {
    const start = stopwatch();
    const answers: Answer[] = [];
    this.#statement.begin.run();
    while (answers.length < this.#rule.limit && stopwatch() - start < this.#rule.timeBox) {
      const [command] = this.#queue.take(1);
      if (command === undefined) break;
      answers.push(await this.#runCommand(command));
    }
    const beforeCommit = stopwatch();
    this.#statement.commit.run();
    const end = stopwatch();
    this.#report.batchSizes.push(answers.length);
    this.#report.commits.push(end - beforeCommit);
    this.#report.holds.push(end - start);
    this.#answer(answers);
    // The turn of the loop that sends the answers comes first.
    if (pagesNotCopied(this.#database) > 1_000) setImmediate(() => checkpoint(this.#database, "PASSIVE"));
    this.#scheduled = false;
    this.#schedule();
  }

  async #runCommand({ id, send }: NumberedSend): Promise<Answer> {
    this.#statement.savepoint.run();
    try {
      return { id, eventId: await this.#verb(send, ++this.#position) };
    } catch (error) {
      this.#statement.undo.run();
      return { id, error: String(error) };
    } finally {
      this.#statement.release.run();
    }
  }
}
