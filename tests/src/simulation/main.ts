import { parseArgs } from "node:util";
import { progressOf } from "../progress.ts";
import { tellStories } from "./tell-stories.ts";

// `npm run simulate -- --seeds 1000 --from 1`: the same as the test beside this file, for as long as one likes. With `--kill` on
// servers in processes of their own, which are killed on the way.

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "20" },
    from: { type: "string", default: "1" },
    people: { type: "string" },
    steps: { type: "string" },
    kill: { type: "boolean", default: false },
  },
});
const usual = values.kill ? { people: 20, steps: 300, kills: 3 } : { people: 50, steps: 2_000 };
const [seeds, from] = [Number(values.seeds), Number(values.from)];
const began = performance.now();
const met = { deaths: 0, unanswered: 0, found: 0 };
const failures = await tellStories({
  ...usual,
  from,
  seeds,
  people: Number(values.people ?? usual.people),
  steps: Number(values.steps ?? usual.steps),
  progress: progressOf(seeds, "stories"),
  report({ seed, deaths, unanswered, found }) {
    process.stdout.write(`${seed}: ${deaths} kills, ${unanswered} unanswered, ${found} found\n`);
    met.deaths += deaths;
    met.unanswered += unanswered;
    met.found += found;
  },
});
for (const failure of failures) process.stdout.write(`${failure}\n\n`);
if (values.kill) {
  const left = `${met.unanswered} requests left without an answer, ${met.found} of which had left something behind`;
  process.stdout.write(`${met.deaths} kills, ${left}\n`);
}
const seconds = (performance.now() - began) / 1_000;
process.stdout.write(`${seeds} stories from the seed ${from} on, ${failures.length} failed, ${seconds.toFixed(1)} s\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
