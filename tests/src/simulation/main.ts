import { parseArgs } from "node:util";
import { tellStories } from "./tell-stories.ts";

// `npm run simulate -- --seeds 1000 --from 1`: the same as the test beside this file, for as long as one likes.

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
const failures = await tellStories({ from, seeds, people: Number(values.people), steps: Number(values.steps) });
for (const failure of failures) process.stdout.write(`${failure}\n\n`);
const seconds = (performance.now() - began) / 1_000;
process.stdout.write(`${seeds} stories from the seed ${from} on, ${failures.length} failed, ${seconds.toFixed(1)} s\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
