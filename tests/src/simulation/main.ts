import { parseArgs } from "node:util";
import { runStory } from "@conclave/testing/simulator/run-story";

// `npm run simulate -- --seeds 1000 --from 1`: the stories of many seeds, one after the other.

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "20" },
    from: { type: "string", default: "1" },
    people: { type: "string", default: "50" },
    steps: { type: "string", default: "2000" },
  },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
const began = performance.now();
let failed = 0;
for (let seed = from; seed < from + seeds; seed++) {
  try {
    await runStory({ seed, people: Number(values.people), steps: Number(values.steps) });
  } catch (error) {
    failed++;
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
const seconds = (performance.now() - began) / 1_000;
process.stdout.write(`${seeds} stories, ${failed} failed, ${seconds.toFixed(1)} s\n`);
process.exitCode = failed > 0 ? 1 : 0;
