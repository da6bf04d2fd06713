import { parseArgs } from "node:util";
import { runFuzz, worldsPerSample } from "@conclave/testing/fuzz/run-fuzz";
import { slopeAfterWarmUp } from "@conclave/testing/fuzz/slope";
import { progressOf } from "../progress.ts";

// `npm run fuzz -- --requests 1000000 --seed 7`: the same as the test beside this file, for as long as one likes.

const { values } = parseArgs({
  options: { requests: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const { requests, statuses, failures, slow, slowOnce, memory } = await runFuzz({
  seed: Number(values.seed),
  requests: Number(values.requests),
  progress: progressOf(Number(values.requests), "requests"),
});
const { slope, error } = slopeAfterWarmUp(memory);
const isGrowing = slope > 3 * error;
const { user, system } = process.cpuUsage();
const times = [...statuses].sort(([left], [right]) => left - right).map(([status, count]) => `${status} x ${count}`);
const lines = [
  ...failures,
  ...slow,
  `${requests} requests: ${times.join(", ")}`,
  `${failures.length} failures; ${slow.length} beyond 50 ms of processor time as often as they were sent, ${slowOnce} once`,
  `memory in use after each ${worldsPerSample} worlds: ${memory.map((bytes) => (bytes / 1_048_576).toFixed(1)).join(" ")} MiB`,
  Number.isFinite(error)
    ? `${Math.round(slope)} ± ${Math.round(error)} bytes from one to the next after warming up: ${isGrowing ? "it grows" : "within noise"}`
    : "too few to tell how the memory grows",
  `${Math.round(process.uptime())} s, ${Math.round((user + system) / 1e6)} s of processor time`,
];
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = failures.length + slow.length > 0 || isGrowing ? 1 : 0;
