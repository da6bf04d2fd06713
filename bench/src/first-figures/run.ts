import { loadavg } from "node:os";
import { startMeasuring } from "../edge-and-core/measure.ts";
import { measurePages } from "./measure-pages.ts";
import { measureSends } from "./measure-sends.ts";
import { measureStarts } from "./measure-starts.ts";

const parts: Readonly<Record<string, () => Promise<string>>> = {
  pages: measurePages,
  starts: measureStarts,
  sends: measureSends,
};

/** Runs the parts that are named on the command line, or all; the record is docs/reports/first-figures.md. */
async function run(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new Error(`There is no part ${unknown}; there are ${Object.keys(parts).join(", ")}.`);
  for (const [name, measure] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    // Who else uses the machine takes part in every time that is measured, and in none of the sizes.
    const load = loadavg()[0]?.toFixed(1);
    const elapsed = startMeasuring();
    const result = await measure();
    const took = elapsed().seconds.toFixed(0);
    process.stdout.write(`## ${name} (${took} s; load average ${load} before)\n\n${result}\n`);
  }
}

// Ending by a signal skips what ends the server; leaving by `exit` does not.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
await run(process.argv.slice(2));
