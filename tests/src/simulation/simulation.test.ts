import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { tellStories } from "./tell-stories.ts";

/** More by command: `npm run simulate -- --seeds 1000 --from 1`. */
const seeds = 20;

test("fifty people do two thousand things, and all is as the naive model says", { timeout: 300_000 }, async () => {
  deepEqual(await tellStories({ from: 1, seeds, people: 50, steps: 2_000 }), []);
});
