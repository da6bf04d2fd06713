import { statSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { interleave, percentile, spread, stopwatch, table } from "../measure.ts";
import { openBatchWriter } from "./batch-writer.ts";
import { checkpoint } from "./checkpoint.ts";
import type { DatabasePlace } from "./database.ts";
import type { Scratch } from "./scratch.ts";

/** Who copies pages out of the log, and when. */
interface Policy {
  readonly name: string;
  /** The core does, between two batches, when so many pages are in the log alone. */
  readonly core?: number;
  /** Another thread does, beside the core, when so many pages are in the log alone. */
  readonly beside?: number;
  /** The core finishes what the other thread began, when the log has so many pages in all. */
  readonly finish?: number;
}

const policies: readonly Policy[] = [
  { name: "SQLite, inside a commit, at 1,000 pages" },
  { name: "core, between batches, at 250", core: 250 },
  { name: "core, between batches, at 1,000", core: 1_000 },
  { name: "core, between batches, at 4,000", core: 4_000 },
  { name: "another thread, at 1,000", beside: 1_000 },
  { name: "another thread, at 1,000, finished by the core at 4,000", beside: 1_000, finish: 4_000 },
];
const cases = policies.flatMap((policy) => [false, true].map((longRead) => ({ policy, longRead })));

const batches = 300;
const mebibyte = 1_048_576;

/** How a policy, and a reader that stays, tell on batches of 64 events and on the size of the write-ahead log. */
export async function measureCheckpoints(scratch: Scratch): Promise<string> {
  const results = await interleave(cases, 3, ({ policy, longRead }) => write(scratch.place(), policy, longRead));
  return table(
    [
      "checkpoint by",
      "long read",
      "events/s",
      "batch p99 ms",
      "core stops",
      "p50 ms",
      "max ms",
      "log MiB",
      "truncated",
    ],
    cases.map(({ policy, longRead }, index) => {
      const rounds = results[index] ?? [];
      const holds = rounds.flatMap((round) => round.holds);
      const stops = rounds.flatMap((round) => round.stops);
      return [
        policy.name,
        longRead ? "throughout" : "none",
        spread(rounds.map((round) => round.rate)),
        percentile(holds, 0.99).toFixed(2),
        stops.length,
        stops.length === 0 ? "–" : percentile(stops, 0.5).toFixed(2),
        stops.length === 0 ? "–" : percentile(stops, 1).toFixed(2),
        spread(rounds.map((round) => round.largestLog / mebibyte)),
        rounds.every((round) => round.truncatedLog === 0) ? "to 0" : "no",
      ];
    }),
  );
}

async function write(place: DatabasePlace, policy: Policy, longRead: boolean) {
  const writer = await openBatchWriter(place);
  const { core, beside, finish } = policy;
  if (core !== undefined || beside !== undefined) writer.database.pragma("wal_autocheckpoint = 0");
  if (longRead) await writer.ask("begin a long read");
  const holds: number[] = [];
  const stops: number[] = [];
  let largestLog = 0;
  let elsewhere: Promise<unknown> | undefined;
  const start = stopwatch();
  for (let batch = 0; batch < batches; batch++) {
    const batchStart = stopwatch();
    writer.writeBatch(64);
    holds.push(stopwatch() - batchStart);
    largestLog = Math.max(largestLog, logSize(place));
    const state = checkpoint(writer.database, "NOOP");
    if (state !== undefined && elsewhere === undefined) {
      const left = state.log - state.checkpointed;
      if ((core !== undefined && left > core) || (finish !== undefined && state.log > finish)) {
        const stopStart = stopwatch();
        checkpoint(writer.database, "PASSIVE");
        stops.push(stopwatch() - stopStart);
      } else if (beside !== undefined && left > beside) {
        elsewhere = writer.ask("checkpoint").finally(() => {
          elsewhere = undefined;
        });
      }
    }
    await setImmediate();
  }
  const seconds = (stopwatch() - start) / 1_000;
  await elsewhere;
  if (longRead) await writer.ask("end the long read");
  checkpoint(writer.database, "TRUNCATE");
  const truncatedLog = logSize(place);
  await writer.close();
  return { rate: (batches * 64) / seconds, holds, stops, largestLog, truncatedLog };
}

/** Ways to make the file of the log small again after a long read, and what each does to the core. */
export async function measureTruncate(scratch: Scratch): Promise<string> {
  const place = scratch.place();
  const writer = await openBatchWriter(place);
  const size = () => `${(logSize(place) / mebibyte).toFixed(1)} MiB`;
  const rows: (readonly string[])[] = [];
  const attempt = (name: string, action: () => void) => {
    const before = size();
    const start = stopwatch();
    action();
    rows.push([name, (stopwatch() - start).toFixed(1), before, size()]);
  };
  writer.database.pragma("wal_autocheckpoint = 0");
  writer.database.pragma(`journal_size_limit = ${4 * mebibyte}`);
  await writer.ask("begin a long read");
  for (let batch = 0; batch < batches; batch++) writer.writeBatch(64);
  for (const timeout of [0, 500]) {
    writer.database.pragma(`busy_timeout = ${timeout}`);
    attempt(`TRUNCATE during the read, busy_timeout ${timeout} ms`, () => checkpoint(writer.database, "TRUNCATE"));
  }
  await writer.ask("end the long read");
  attempt("PASSIVE after it", () => checkpoint(writer.database, "PASSIVE"));
  attempt("the next batch, with journal_size_limit 4 MiB", () => writer.writeBatch(64));
  attempt("TRUNCATE after it", () => checkpoint(writer.database, "TRUNCATE"));
  await writer.close();
  return table(["attempt", "took ms", "log before", "log after"], rows);
}

function logSize(place: DatabasePlace): number {
  return statSync(`${place.file}-wal`).size;
}
