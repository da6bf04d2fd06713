import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { fileURLToPath } from "node:url";
import type { Machine } from "./result.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Looks at the machine; call the result once more when the run is over. */
export function lookAtMachine(): () => Machine {
  const load = () => Number((loadavg()[0] ?? Number.NaN).toFixed(1));
  const loadBefore = load();
  return () => ({
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGibibytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    commit: commit(),
    loadBefore,
    loadAfter: load(),
  });
}

function commit(): string {
  try {
    const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") === "" ? "" : " with changes"}`;
  } catch {
    return "unknown";
  }
}
