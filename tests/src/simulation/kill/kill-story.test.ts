import { equal } from "node:assert/strict";
import { test } from "node:test";
import { runKillStory } from "./run-kill-story.ts";

/** More by command: `npm run simulate -- --kill --seeds 50 --from 1`. */
const plan = { seed: 1, people: 12, steps: 150, kills: 2 };

test("a server that is killed in the midst of a story goes on with it, and has all that it acknowledged, once", async () => {
  equal((await runKillStory(plan)).deaths, plan.kills);
});
