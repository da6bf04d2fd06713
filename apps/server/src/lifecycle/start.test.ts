import { equal, match } from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const start = fileURLToPath(new URL("../../start.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "conclave-start-"));
after(() => rmSync(folder, { recursive: true }));

function program(name: string, source: string): string {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, source);
  return file;
}

function launch(childArguments: readonly string[], preload?: string): ChildProcess {
  const flags = preload === undefined ? [] : ["--import", `data:text/javascript,${encodeURIComponent(preload)}`];
  return spawn(process.execPath, [...flags, start, ...childArguments], { stdio: ["ignore", "pipe", "pipe"] });
}

async function outcome(child: ChildProcess) {
  let output = "";
  let errors = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    errors += chunk;
  });
  const [code, signal] = await once(child, "close");
  return { output, errors, code, signal };
}

/** The first line that the program prints, which says that it is up. */
async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("no standard output");
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, "line");
  return String(line);
}

test("runs a TypeScript file under the pinned Node, passes arguments and the exit code", async () => {
  const file = program(
    "code",
    'const words: string[] = process.argv.slice(2); console.log(process.version, words.join("|")); process.exitCode = 7;',
  );
  const { output, errors, code } = await outcome(launch(["--run", file, "one", "--two", "a b"]));
  match(output, /^v2\d\.\d+\.\d+ one\|--two\|a b\n$/);
  equal(errors, "");
  equal(code, 7);
});

test("signals reach the program, which decides how to end", async (t) => {
  const file = program(
    "signals",
    `for (const [index, signal] of ["SIGTERM", "SIGINT", "SIGHUP"].entries())
       process.on(signal as NodeJS.Signals, () => process.exit(40 + index));
     setInterval(() => {}, 1e6); console.log("up");`,
  );
  for (const [index, signal] of (["SIGTERM", "SIGINT", "SIGHUP"] as const).entries()) {
    await t.test(signal, async () => {
      const child = launch(["--run", file]);
      equal(await firstLine(child), "up");
      child.kill(signal);
      equal((await once(child, "exit"))[0], 40 + index);
    });
  }
});

test("a program that a signal ended is seen from outside as ended by that signal", async () => {
  const file = program("killed", 'process.kill(process.pid, "SIGKILL");');
  const { code, signal } = await outcome(launch(["--run", file]));
  equal(code, null);
  equal(signal, "SIGKILL");
});

test("a program whose parent was killed ends itself", async () => {
  const file = program("orphan", 'setInterval(() => {}, 1e6); console.log("up");');
  const child = launch(["--run", file]);
  equal(await firstLine(child), "up");
  child.kill("SIGKILL");
  // Both processes hold the output; it closes only when the orphan is gone too.
  const [, signal] = await once(child, "close");
  equal(signal, "SIGKILL");
});

test("a busy program whose parent was killed ends when it next looks up", async () => {
  const file = program(
    "busy",
    `console.log("up"); const until = Date.now() + 300; while (Date.now() < until);
     setInterval(() => {}, 1e6);`,
  );
  const child = launch(["--run", file]);
  equal(await firstLine(child), "up");
  child.kill("SIGKILL");
  await once(child, "close");
});

test("a machine that can't run it is told why, before anything else is loaded", async (t) => {
  const report = (header: string) =>
    `process.report.getReport = () => ({ header: ${header} }); Object.defineProperty(process, "platform", { value: "linux" });`;
  const node = (version: string) =>
    `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const elsewhere = 'Object.defineProperty(process, "platform", { value: "darwin" });';
  const rows: readonly [string, string, RegExp][] = [
    ["an old Node", node("18.20.0"), /^Conclave needs Node 20 or newer to start; this is 18\.20\.0\./],
    ["musl", report("{}"), /^Conclave needs a Linux with glibc/],
    ["an old glibc", report('{ glibcVersionRuntime: "2.31" }'), /^Conclave needs glibc 2\.34 or newer; .* has 2\.31\./],
    ["no pinned Node, and an older one", elsewhere + node("22.18.0"), /own Node is not installed.*older than 22\.19/],
  ];
  for (const [name, preload, message] of rows) {
    await t.test(name, async () => {
      const { errors, code } = await outcome(launch(["version"], preload));
      match(errors, message);
      equal(code, 1);
    });
  }
});

test("where no Node is pinned, a new enough one runs the program itself", async () => {
  const file = program("own", "console.log(process.execPath);");
  const { output } = await outcome(
    launch(["--run", file], 'Object.defineProperty(process, "platform", { value: "darwin" });'),
  );
  equal(output.trim(), process.execPath);
});
