import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { runStory } from "@conclave/testing/simulator/run-story";
import { tellStories } from "./tell-stories.ts";

/** More by command: `npm run simulate -- --seeds 1000 --from 1`. */
const seeds = 20;

test("fifty people do two thousand things, and all is as the naive model says", { timeout: 300_000 }, async () => {
  deepEqual(await tellStories({ from: 1, seeds, people: 50, steps: 2_000 }), []);
});

test("a seed tells the same story each time, with the same answers", async () => {
  const tellings: (readonly string[])[] = [];
  for (let time = 0; time < 2; time++) {
    await runStory({ seed: 7, people: 12, steps: 300 }, async ({ trail }) => void tellings.push(trail));
  }
  deepEqual(tellings[0], tellings[1]);
});
