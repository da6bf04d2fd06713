import { resolve } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { filesForPreparedMachines } from "./test-files.ts";

// `npm run test:system`: other people's clients, browsers, whole machines. With arguments: only the files whose path holds one
// of them. A test skips itself where the machine lacks what it needs; under CI that counts as a failure, for there everything
// was installed.

const asked = process.argv.slice(2);
const files = filesForPreparedMachines().filter(
  (file) => asked.length === 0 || asked.some((part) => file.includes(part)),
);
if (files.length === 0) throw new Error(`There is no such test: ${asked.join(", ")}`);
const isStrict = process.env["CI"] === "true";
const skipped: string[] = [];
let failures = 0;

// One file after the other: each starts servers and browsers of its own.
const tests = run({ files: files.map((file) => resolve(file)), concurrency: 1, timeout: 600_000, forceExit: false });
tests.on("test:fail", ({ todo }) => {
  if (todo === undefined) failures++;
});
tests.on("test:pass", ({ name, skip }) => {
  if (skip !== undefined && skip !== false) skipped.push(`${name}: ${skip}`);
});
tests.on("end", () => {
  for (const each of skipped) process.stdout.write(`Skipped: ${each}\n`);
  if (isStrict && skipped.length > 0) process.stdout.write("Under CI nothing may be skipped.\n");
  process.exitCode = failures > 0 || (isStrict && skipped.length > 0) ? 1 : 0;
});
tests.compose(new spec()).pipe(process.stdout);
