import { startMeasuring } from "../measure.ts";
import { measureBatches, measureDisk } from "./measure-batches.ts";
import { measureCheckpoints, measureTruncate } from "./measure-checkpoints.ts";
import { measureFreshness } from "./measure-freshness.ts";
import { measureHops } from "./measure-hops.ts";
import { measurePlaces, measureRules } from "./measure-sends.ts";
import { measureStatements } from "./measure-statements.ts";
import { makeScratch, type Scratch } from "./scratch.ts";

const parts: Readonly<Record<string, (scratch: Scratch) => Promise<string>>> = {
  disk: measureDisk,
  batches: measureBatches,
  statements: measureStatements,
  hops: measureHops,
  places: measurePlaces,
  rules: measureRules,
  freshness: measureFreshness,
  checkpoints: measureCheckpoints,
  truncate: measureTruncate,
};

/** Runs the parts that are named on the command line, or all; the record is docs/decisions/0001-edge-and-core.md. */
async function run(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new Error(`There is no part ${unknown}; there are ${Object.keys(parts).join(", ")}.`);
  for (const [name, measure] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const scratch = makeScratch();
    const elapsed = startMeasuring();
    try {
      const result = await measure(scratch);
      process.stdout.write(`## ${name} (${elapsed().seconds.toFixed(0)} s)\n\n${result}\n`);
    } finally {
      scratch.remove();
    }
  }
}

// Ending by a signal skips `finally`; leaving by `exit` does not skip the removal of the scratch folder.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
await run(process.argv.slice(2));
