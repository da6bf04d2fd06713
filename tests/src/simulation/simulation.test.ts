import { test } from "node:test";
import { runStory } from "@conclave/testing/simulator/run-story";

/** More by command: `npm run simulate -- --seeds 1000 --from 1`. */
const seeds = 20;

for (let seed = 1; seed <= seeds; seed++) {
  test(`fifty people do two thousand things, and all is as the naive model says: seed ${seed}`, () =>
    runStory({ seed, people: 50, steps: 2_000 }));
}
