import { parseArgs } from "node:util";
import { runFuzz } from "@conclave/testing/fuzz/run-fuzz";

// `npm run fuzz -- --requests 1000000 --seed 7`: the same as the test beside this file, for as long as one likes.

const { values } = parseArgs({
  options: { requests: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const report = await runFuzz({ seed: Number(values.seed), requests: Number(values.requests) });
for (const line of [...report.failures, ...report.slow]) process.stdout.write(`${line}\n`);
const statuses = [...report.statuses].sort(([left], [right]) => left - right);
process.stdout.write(
  `${report.requests} requests: ${statuses.map(([status, count]) => `${status} x ${count}`).join(", ")}\n`,
);
process.stdout.write(`${report.failures.length} failures, ${report.slow.length} beyond the budget of processor time\n`);
process.exitCode = report.failures.length > 0 ? 1 : 0;
