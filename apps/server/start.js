// The way in. Plain JavaScript that any Node >= 20 runs, because it is what finds the Node that Conclave is written for:
// it checks the machine before anything native loads, and runs the real program under the pinned Node as a child.
//
//   node apps/server/start.js [ARGUMENTS...]             the `conclave` command line
//   node apps/server/start.js --run FILE [ARGUMENTS...]  another TypeScript file under the same Node

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The oldest Node that can run this file. */
const oldestStartingNode = [20, 0];
/** The oldest Node that runs the program itself where no Node is pinned: strips types, speaks hybrid key exchange. */
const oldestRunningNode = [22, 19];
/** The oldest C library that the database's prebuilt binary loads on. */
const oldestGlibc = [2, 34];

/** The exit code of a machine that can't run Conclave (apps/server/src/cli/exit-code.ts: `failed`). */
const failed = 1;

const here = dirname(fileURLToPath(import.meta.url));

start();

function start() {
  const problem = nodeProblem() ?? libraryProblem();
  if (problem) return refuse(problem);
  const node = pinnedNode() ?? suitableRunningNode();
  if (!node) {
    return refuse([
      `Conclave's own Node is not installed, and the running one (${process.versions.node}) is older than ${oldestRunningNode.join(".")}.`,
      `Run "npm ci" in the checkout; on systems other than Linux on x64 or arm64, install Node ${oldestRunningNode.join(".")} or newer.`,
      `没有找到 Conclave 自带的 Node,且当前 Node(${process.versions.node})低于 ${oldestRunningNode.join(".")}。请运行 "npm ci",或安装更新的 Node。`,
    ]);
  }
  const given = process.argv.slice(2);
  run(node, given[0] === "--run" ? given.slice(1) : [join(here, "src/cli/main.ts"), ...given]);
}

/** What is wrong with the Node that runs this file. */
function nodeProblem() {
  if (atLeast(process.versions.node, oldestStartingNode)) return undefined;
  return [
    `Conclave needs Node ${oldestStartingNode[0]} or newer to start; this is ${process.versions.node}.`,
    `启动 Conclave 需要 Node ${oldestStartingNode[0]} 或更高版本;当前为 ${process.versions.node}。`,
  ];
}

/** What is wrong with the C library, which the prebuilt database loads against (Linux only). */
function libraryProblem() {
  if (process.platform !== "linux") return undefined;
  process.report.excludeNetwork = true; // Without it the report resolves the names of every open connection first.
  const glibc = process.report.getReport().header.glibcVersionRuntime;
  if (!glibc) {
    return [
      "Conclave needs a Linux with glibc; this one has another C library (musl, as in Alpine?).",
      "Use Debian 12, Ubuntu 22.04, RHEL 9 or newer, or an image based on one of them.",
      "Conclave 需要使用 glibc 的 Linux;此系统使用其他 C 库(例如 Alpine 的 musl)。请改用 Debian 12、Ubuntu 22.04、RHEL 9 或更新的系统。",
    ];
  }
  if (atLeast(glibc, oldestGlibc)) return undefined;
  return [
    `Conclave needs glibc ${oldestGlibc.join(".")} or newer; this machine has ${glibc}.`,
    "Use Debian 12, Ubuntu 22.04, RHEL 9 or newer.",
    `Conclave 需要 glibc ${oldestGlibc.join(".")} 或更高版本;此机器为 ${glibc}。请改用 Debian 12、Ubuntu 22.04、RHEL 9 或更新的系统。`,
  ];
}

/** The Node that the lock file pins for this machine, found from the checkout, never from PATH. */
function pinnedNode() {
  if (process.platform !== "linux") return undefined;
  let manifest;
  try {
    manifest = createRequire(import.meta.url).resolve(`node-linux-${process.arch}/package.json`);
  } catch {
    return undefined;
  }
  const node = join(dirname(manifest), "bin/node");
  return existsSync(node) ? node : undefined;
}

function suitableRunningNode() {
  return atLeast(process.versions.node, oldestRunningNode) ? process.execPath : undefined;
}

/**
 * Runs the program as a child that shares this terminal, passes signals on, and ends as the child ends. The fourth
 * channel tells the child, by closing, that this process is gone (src/lifecycle/parent-watch.ts).
 */
function run(node, childArguments) {
  const watch = new URL("./src/lifecycle/parent-watch.ts", import.meta.url).href;
  const flags = ["--disable-warning=ExperimentalWarning", `--import=${watch}`];
  const child = spawn(node, [...flags, ...childArguments], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  const forward = (signal) => child.kill(signal);
  const signals = ["SIGTERM", "SIGINT", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  child.on("error", (error) => refuse([`${node} could not be started: ${error.message}`]));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    for (const each of signals) process.off(each, forward);
    // Whoever started us sees how the program really ended.
    process.kill(process.pid, signal);
  });
}

function refuse(lines) {
  process.stderr.write(`${lines.join("\n")}\n`);
  process.exitCode = failed;
}

/** Whether a dotted version is at least `[major, minor]`. */
function atLeast(version, [major, minor]) {
  const [haveMajor = 0, haveMinor = 0] = version.split(".").map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}
