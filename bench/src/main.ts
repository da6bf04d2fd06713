import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Options, readOptions, usage } from "./command-line/options.ts";
import { compare } from "./report/compare.ts";
import { lookAtMachine } from "./report/machine.ts";
import { markdownOf } from "./report/markdown.ts";
import type { Report, ScenarioResult } from "./report/result.ts";
import { writeReport } from "./report/write-report.ts";
import { scenarios } from "./scenarios/scenarios.ts";
import { soak } from "./scenarios/soak.ts";
import { conclave } from "./targets/conclave.ts";
import { limit } from "./targets/limit.ts";
import { peer } from "./targets/peer.ts";
import type { TargetSource } from "./targets/target.ts";

// `npm run bench`: see `command-line/options.ts`.

/** Minutes after which a run is ended, whatever it does. */
const longest = { quick: 10, full: 180 };

/** Runs the scenarios and writes the report. @returns whether nothing went wrong. */
async function run(options: Options): Promise<boolean> {
  const sources = sourcesOf(options);
  const machine = lookAtMachine();
  const startedAt = new Date().toISOString();
  const results: ScenarioResult[] = [];
  const chosen = scenarios.filter(({ name }) => options.scenarios.length === 0 || options.scenarios.includes(name));
  for (const scenario of options.soakMinutes === undefined ? chosen : [soak(options.soakMinutes)]) {
    process.stderr.write(`${scenario.name} ... `);
    const result = await scenario.run(sources, options.size);
    results.push(result);
    const { errors, seconds } = result;
    process.stderr.write(`${seconds.toFixed(0)} s\n${errors.map((error) => `  FAILED: ${error}\n`).join("")}`);
  }
  const report: Report = {
    format: 1,
    size: options.soakMinutes === undefined ? options.size : "soak",
    startedAt,
    machine: machine(),
    targets: sources.map(({ name, kind }) => ({ name, kind })),
    scenarios: results,
  };
  const files = writeReport(report, options.output);
  process.stdout.write(`${markdownOf(report)}\nWritten to ${files.join(", ")}\n`);
  if (options.compare !== undefined) {
    // Written by this program; a file of another format has no figures in common.
    const before = JSON.parse(readFileSync(options.compare, "utf8")) as Report;
    const text = compare(before, report);
    writeFileSync(join(options.output, "compare.md"), text);
    process.stdout.write(`\n${text}`);
  }
  return results.every(({ errors }) => errors.length === 0);
}

function sourcesOf({ own, urls, registration, profile, output }: Options): readonly TargetSource[] {
  const profiles = profile ? resolve(output, "profiles") : undefined;
  if (profiles !== undefined) mkdirSync(profiles, { recursive: true });
  return [...(own ? [conclave(profiles)] : []), ...urls.map((url) => peer(url, registration)), limit];
}

// Ending by a signal skips what ends the servers; leaving by `exit` does not.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
try {
  const options = readOptions(
    process.argv.slice(2),
    scenarios.map(({ name }) => name),
  );
  if (options.help) process.stdout.write(`${usage}\nScenarios: ${scenarios.map(({ name }) => name).join(", ")}\n`);
  else {
    const minutes = options.soakMinutes === undefined ? longest[options.size] : 2 * options.soakMinutes + 5;
    const tooLong = () => {
      process.stderr.write(`\nThis took longer than ${minutes} minutes: ended.\n`);
      process.exit(1);
    };
    setTimeout(tooLong, minutes * 60_000).unref();
    process.exitCode = (await run(options)) ? 0 : 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
