import { parentPort, workerData } from "node:worker_threads";
import { type DatabasePlace, openDatabase } from "./database.ts";

/** What the other thread wants of this one. */
export type ReaderOrder = "try reads" | "begin a long read" | "end the long read" | "checkpoint";

export interface ReaderOptions {
  readonly place: DatabasePlace;
  /** The last position whose commit was answered, shared with the writer. */
  readonly committed: BigInt64Array<SharedArrayBuffer>;
  readonly tries: number;
}

// The measurement starts this file with its own options.
const options = workerData as ReaderOptions;
const database = openDatabase(options.place, "read");
const last = database.prepare("select coalesce(max(position), 0) as position from events");
const checkpointer = openDatabase(options.place, "write");

/** Waits for a commit's answer, reads at once, and counts the reads that did not see that commit. */
function tryReads(): number {
  let stale = 0;
  let seen = 0n;
  for (let count = 0; count < options.tries; count++) {
    Atomics.wait(options.committed, 0, seen);
    seen = Atomics.load(options.committed, 0);
    // The statement names its only column.
    const found = (last.get() as { position: number }).position;
    if (found < Number(seen)) stale++;
  }
  return stale;
}

parentPort?.on("message", (order: ReaderOrder) => {
  let answer = 0;
  if (order === "try reads") answer = tryReads();
  if (order === "begin a long read") {
    database.exec("begin");
    last.get();
  }
  if (order === "end the long read") database.exec("commit");
  if (order === "checkpoint") checkpointer.pragma("wal_checkpoint(PASSIVE)");
  parentPort?.postMessage(answer);
});
