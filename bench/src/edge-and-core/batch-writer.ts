import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type Database from "better-sqlite3-multiple-ciphers";
import { type DatabasePlace, openDatabase, prepareDatabase, roomIdOf, userIdOf } from "./database.ts";
import type { ReaderOptions, ReaderOrder } from "./reader-worker.ts";
import { exampleSend, makeEvent } from "./send.ts";

/** A writing connection in this thread, and a thread beside it that reads the same file. */
export interface BatchWriter {
  readonly database: Database.Database;
  /** Commits `count` events and gives the position of the last. */
  writeBatch(count: number): number;
  /** Tells the reader that everything up to a position is committed, as an answer would. */
  announce(position: number): void;
  /** Has the other thread do something, and waits for it. */
  ask(order: ReaderOrder): Promise<number>;
  close(): Promise<void>;
}

/** Opens both on a new database; `tries` is how often "try reads" reads. */
export async function openBatchWriter(place: DatabasePlace, tries = 0): Promise<BatchWriter> {
  const database = openDatabase(place, "write");
  prepareDatabase(database);
  const insert = database.prepare("insert into events values (?, ?, ?, ?, ?, ?)");
  const { json } = makeEvent(exampleSend(1, roomIdOf(1), userIdOf(1)));
  const committed = new BigInt64Array(new SharedArrayBuffer(8));
  const options: ReaderOptions = { place, committed, tries };
  const reader = new Worker(new URL("./reader-worker.ts", import.meta.url), { workerData: options });
  await once(reader, "online");
  let position = 0;
  return {
    database,
    writeBatch(count) {
      database.exec("begin immediate");
      for (let number = 0; number < count; number++) {
        position++;
        insert.run([position, `$${position}`, roomIdOf(position), userIdOf(position), "m.room.encrypted", json]);
      }
      database.exec("commit");
      return position;
    },
    announce(last) {
      Atomics.store(committed, 0, BigInt(last));
      Atomics.notify(committed, 0);
    },
    async ask(order) {
      reader.postMessage(order);
      const [answer] = await once(reader, "message");
      return answer;
    },
    async close() {
      await reader.terminate();
      database.close();
    },
  };
}
