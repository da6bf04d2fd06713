import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { Worker } from "node:worker_threads";
import type { StoryPlan } from "@conclave/testing/simulator/run-story";
import type { Met } from "./kill/run-kill-story.ts";

/** Stories to be told, each by its seed. */
export interface Stories extends Omit<StoryPlan, "seed"> {
  /** Of the first one; the others follow. */
  readonly from: number;
  readonly seeds: number;
  /** Told of each story in which the server died. */
  readonly report?: (met: Met) => void;
  /** Told how many stories have come to their end. */
  readonly progress?: (done: number) => void;
}

/** What a thread says of one story. */
export interface Told {
  readonly failure?: string;
  readonly met?: Met;
}

/** Stories in the making at once: as many as the usual machine has processors. */
const workers = 2;
/** Where the databases lie: in memory if the machine has such a place, since nobody asks what outlives a power cut. */
const folder = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/**
 * Tells stories, some at once in threads of their own.
 *
 * @returns what went wrong in each that failed, with the command that repeats it.
 */
export async function tellStories({ from, seeds, report, progress, ...plan }: Stories): Promise<readonly string[]> {
  const failures: string[] = [];
  let done = 0;
  const threads = Array.from({ length: workers }, async (_, index) => {
    const worker = new Worker(new URL("./story-thread.ts", import.meta.url), {
      // A server that is killed has a disk, whose commits take their time.
      env: { ...process.env, ...(plan.kills === undefined && { TMPDIR: folder }) },
      workerData: { first: from + index, end: from + seeds, stride: workers, plan },
    });
    worker.on("message", ({ failure, met }: Told) => {
      if (failure !== undefined) failures.push(failure);
      if (met !== undefined) report?.(met);
      progress?.(++done);
    });
    const [code] = await once(worker, "exit");
    if (code !== 0) failures.push(`A thread ended with ${code}.`);
  });
  await Promise.all(threads);
  return failures;
}
