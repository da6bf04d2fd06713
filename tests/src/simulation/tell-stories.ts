import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { Worker } from "node:worker_threads";

/** Stories to be told, each by its seed. */
export interface Stories {
  /** Of the first one; the others follow. */
  readonly from: number;
  readonly seeds: number;
  readonly people: number;
  readonly steps: number;
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
export async function tellStories({ from, seeds, people, steps }: Stories): Promise<readonly string[]> {
  const failures: string[] = [];
  const threads = Array.from({ length: workers }, async (_, index) => {
    const worker = new Worker(new URL("./story-thread.ts", import.meta.url), {
      env: { ...process.env, TMPDIR: folder },
      workerData: { first: from + index, end: from + seeds, stride: workers, people, steps },
    });
    worker.on("message", (failure: string) => failures.push(failure));
    const [code] = await once(worker, "exit");
    if (code !== 0) failures.push(`A thread ended with ${code}.`);
  });
  await Promise.all(threads);
  return failures;
}
