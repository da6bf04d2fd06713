import { parentPort, workerData } from "node:worker_threads";
import { runStory, type StoryPlan } from "@conclave/testing/simulator/run-story";
import { runKillStory } from "./kill/run-kill-story.ts";

// Tells every second story, say, of a row, and sends home what went wrong, or what the deaths of the server met.

// What `tell-stories.ts` hands over.
const { first, end, stride, plan } = workerData as {
  readonly first: number;
  readonly end: number;
  readonly stride: number;
  readonly plan: Omit<StoryPlan, "seed">;
};
for (let seed = first; seed < end; seed += stride) {
  try {
    const { kills, ...rest } = plan;
    if (kills === undefined) await runStory({ seed, ...rest });
    else parentPort?.postMessage(await runKillStory({ seed, kills, ...rest }));
  } catch (error) {
    parentPort?.postMessage(error instanceof Error ? error.message : String(error));
  }
}
