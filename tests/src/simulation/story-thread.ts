import { parentPort, workerData } from "node:worker_threads";
import { runStory, type StoryPlan } from "@conclave/testing/simulator/run-story";
import { runKillStory } from "./kill/run-kill-story.ts";
import type { Told } from "./tell-stories.ts";

// Tells every second story, say, of a row, and sends home of each what went wrong, or what the deaths of the server met.

// What `tell-stories.ts` hands over.
const { first, end, stride, plan } = workerData as {
  readonly first: number;
  readonly end: number;
  readonly stride: number;
  readonly plan: Omit<StoryPlan, "seed">;
};
for (let seed = first; seed < end; seed += stride) {
  parentPort?.postMessage(await tell(seed));
}

async function tell(seed: number): Promise<Told> {
  try {
    const { kills, ...rest } = plan;
    if (kills !== undefined) return { met: await runKillStory({ seed, kills, ...rest }) };
    await runStory({ seed, ...rest });
    return {};
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
