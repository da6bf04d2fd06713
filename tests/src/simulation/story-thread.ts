import { parentPort, workerData } from "node:worker_threads";
import { runStory } from "@conclave/testing/simulator/run-story";

// Tells every second story, say, of a row, and sends home what went wrong.

// What `tell-stories.ts` hands over.
const { first, end, stride, people, steps } = workerData as Readonly<
  Record<"first" | "end" | "stride" | "people" | "steps", number>
>;
for (let seed = first; seed < end; seed += stride) {
  try {
    await runStory({ seed, people, steps });
  } catch (error) {
    parentPort?.postMessage(error instanceof Error ? error.message : String(error));
  }
}
