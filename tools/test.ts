import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { filesForEverywhere } from "./test-files.ts";
import { forgetRefusals, unseenRefusals } from "./unseen-refusals.ts";

// `npm test`: everything that a fresh machine can run. Server code on node:test, browser code on vitest.
// With arguments: only the suites named (`server`, `browser`).

interface Suite {
  readonly name: string;
  readonly command: readonly string[];
}

const browserFolders = /^(packages\/(ui|client)|apps\/(auth|chat|console))\//;
const files = filesForEverywhere();
/** A file says itself who runs it, by what it imports. */
const onVitest = files.filter((file) => readFileSync(file, "utf8").includes('from "vitest"'));
const onNode = files.filter((file) => !onVitest.includes(file));
const stray = onVitest.filter((file) => !browserFolders.test(file));
if (stray.length > 0) throw new Error(`Server code is tested on node:test: ${stray.join(", ")}`);

const suites: readonly Suite[] = [
  { name: "server", command: [process.execPath, "--test", "--test-timeout=120000", ...onNode] },
  { name: "browser", command: [process.execPath, "node_modules/vitest/vitest.mjs", "run", ...onVitest] },
];

const asked = process.argv.slice(2);
const chosen = suites.filter(({ name }) => asked.length === 0 || asked.includes(name));
const failed: string[] = [];
const env = { ...process.env, CONCLAVE_TEST_REFUSALS: resolve(forgetRefusals()) };
for (const { name, command } of chosen) {
  const [program = "", ...args] = command;
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(program, args, { stdio: "inherit", env });
  if (status !== 0) failed.push(name);
}
const unseen = chosen.some(({ name }) => name === "server") ? await unseenRefusals() : [];
if (unseen.length > 0) {
  process.stdout.write(`\nRefusals that contracts declare, and no test has seen:\n${unseen.join("\n")}\n`);
  failed.push("refusals");
}
process.stdout.write(failed.length > 0 ? `\nFailed: ${failed.join(", ")}\n` : "\nAll suites passed.\n");
process.exitCode = failed.length > 0 ? 1 : 0;
