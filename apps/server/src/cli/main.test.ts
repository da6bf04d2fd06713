import { equal, match } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("../../start.js", import.meta.url));

function conclave(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [start, ...words], { cwd: tmpdir(), env: environment, encoding: "utf8" });
}

test("the command line runs through the start file, and its exit code comes out", () => {
  const version = conclave(["version"]);
  match(version.stdout, /^Conclave \d/);
  equal(version.stderr, "");
  equal(version.status, 0);
  equal(conclave([]).status, 2);
  const wrong = conclave(["config", "check"], { CONCLAVE_PORT: "x", LANG: "zh_CN.UTF-8" });
  match(wrong.stderr, /^server\.port \(CONCLAVE_PORT\):必须是/);
  equal(wrong.status, 3);
});

test("a reader that stops early is no failure", () => {
  const shell = `"${process.execPath}" "${start}" config reference | head -n 1`;
  const { stdout, stderr } = spawnSync("sh", ["-c", shell], { encoding: "utf8", cwd: tmpdir() });
  equal(stdout, "# Configuration\n");
  equal(stderr, "");
});
