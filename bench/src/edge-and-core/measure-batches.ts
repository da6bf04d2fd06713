import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import type Database from "better-sqlite3-multiple-ciphers";
import { interleave, percentile, spread, startMeasuring, stopwatch, table } from "../measure.ts";
import { openDatabase, prepareDatabase, roomIdOf, userIdOf } from "./database.ts";
import type { Scratch } from "./scratch.ts";
import { exampleSend, makeEvent } from "./send.ts";

interface BatchCase {
  readonly size: number;
  readonly savepoint: "prepared" | "exec" | "none";
}

const cases: readonly BatchCase[] = [
  ...[1, 4, 16, 64, 256].map((size) => ({ size, savepoint: "prepared" as const })),
  { size: 64, savepoint: "exec" },
  { size: 64, savepoint: "none" },
];

/** One event a durable commit against batches of savepoints: rate, CPU, how long a batch holds the core, a savepoint's own cost. */
export async function measureBatches(scratch: Scratch): Promise<string> {
  const database = openDatabase(scratch.place(), "write");
  prepareDatabase(database);
  const insert = database.prepare("insert into events values (?, ?, ?, ?, ?, ?)");
  const events = Array.from({ length: 256 }, (_, number) => makeEvent(exampleSend(number, roomIdOf(number), "")).json);
  let position = 0;

  const results = await interleave(cases, 5, ({ size, savepoint }) => {
    const marks = savepointStatements(database, savepoint);
    const holds: number[] = [];
    const commits: number[] = [];
    const elapsed = startMeasuring();
    const end = stopwatch() + 400;
    for (let now = stopwatch(); now < end; now = stopwatch()) {
      database.exec("begin immediate");
      for (let number = 0; number < size; number++) {
        marks.set();
        const json = events[number] ?? "";
        position++;
        insert.run([position, `$${position}`, roomIdOf(position), userIdOf(position), "m.room.encrypted", json]);
        marks.release();
      }
      const beforeCommit = stopwatch();
      database.exec("commit");
      const after = stopwatch();
      commits.push(after - beforeCommit);
      holds.push(after - now);
    }
    const count = holds.length * size;
    const { seconds, cpuMicroseconds } = elapsed();
    return { rate: count / seconds, cpu: cpuMicroseconds / count, holds, commits };
  });
  database.close();

  return table(
    ["events a commit", "savepoint", "events/s", "CPU µs an event", "commit p50 ms", "commit p99 ms", "batch p99 ms"],
    cases.map(({ size, savepoint }, index) => {
      const rounds = results[index] ?? [];
      const commits = rounds.flatMap((round) => round.commits);
      return [
        size,
        savepoint,
        spread(rounds.map((round) => round.rate)),
        spread(
          rounds.map((round) => round.cpu),
          1,
        ),
        percentile(commits, 0.5).toFixed(2),
        percentile(commits, 0.99).toFixed(2),
        percentile(
          rounds.flatMap((round) => round.holds),
          0.99,
        ).toFixed(2),
      ];
    }),
  );
}

/** What the disk itself takes to make 4 KiB durable: the floor of every commit. */
export async function measureDisk(scratch: Scratch): Promise<string> {
  const descriptor = openSync(scratch.place().file, "w");
  const page = Buffer.alloc(4_096, 1);
  const times = Array.from({ length: 1_000 }, () => {
    const start = stopwatch();
    writeSync(descriptor, page);
    fdatasyncSync(descriptor);
    return stopwatch() - start;
  });
  closeSync(descriptor);
  const row = [0.5, 0.99, 1].map((share) => percentile(times, share).toFixed(2));
  return table(["4 KiB write and fdatasync: p50 ms", "p99 ms", "max ms"], [row]);
}

function savepointStatements(
  database: Database.Database,
  kind: BatchCase["savepoint"],
): { readonly set: () => void; readonly release: () => void } {
  if (kind === "none") return { set: () => {}, release: () => {} };
  if (kind === "exec") return { set: () => database.exec("savepoint s"), release: () => database.exec("release s") };
  const set = database.prepare("savepoint s");
  const release = database.prepare("release s");
  return { set: () => set.run(), release: () => release.run() };
}
