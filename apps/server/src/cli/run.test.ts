import { deepEqual, equal, match } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { FakeClock } from "@conclave/testing/fake-clock";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import type { Environment } from "../config/environment.ts";
import type { Language } from "../text.ts";
import { commands } from "./commands.ts";
import { runCommandLine } from "./run.ts";

const workingFolder = mkdtempSync(join(tmpdir(), "conclave-cli-"));
after(() => rmSync(workingFolder, { recursive: true }));

async function run(line: string, environment: Environment = {}, language: Language = "en") {
  const output: string[] = [];
  const errors: string[] = [];
  const code = await runCommandLine(line.split(" ").filter(Boolean), {
    language,
    environment,
    workingFolder,
    clock: new FakeClock(),
    randomness: seededRandomness(4),
    isTerminal: false,
    print: (text) => output.push(text),
    warn: (text) => errors.push(text),
    readInput: async () => "",
  });
  return { code, output: output.join("\n"), errors: errors.join("\n") };
}

test("every command explains itself, in both languages, when asked", async (t) => {
  for (const { words } of commands) {
    for (const language of ["en", "zh"] as const) {
      await t.test(`${words.join(" ")} (${language})`, async () => {
        const { code, output, errors } = await run(`${words.join(" ")} --help`, {}, language);
        equal(code, 0);
        equal(errors, "");
        match(output, new RegExp(`^(Usage|用法): conclave ${words.join(" ")}`));
      });
    }
  }
});

test("help for all and for a group", async () => {
  const all = await run("--help");
  equal(all.code, 0);
  for (const { words } of commands) equal(all.output.includes(`  ${words.join(" ")}`), true);
  const group = await run("config -h");
  equal(group.code, 0);
  match(group.output, /^Usage: conclave config COMMAND/);
  equal(group.output.includes("doctor"), false);
});

test("a slip on the command line ends with 2 and says what was meant", async (t) => {
  const rows: readonly [string, RegExp][] = [
    ["", /^Usage: conclave COMMAND/],
    ["config", /^Usage: conclave config COMMAND/],
    ["doctr", /^There is no command "doctr"; did you mean "doctor"\?\nSee: conclave --help$/],
    ["config chek", /^There is no command "config chek"; did you mean "config check"\?/],
    ["frobnicate", /^There is no command "frobnicate"\.\n/],
    ["doctor --jsn", /^There is no option --jsn; did you mean --json\?\nSee: conclave doctor --help$/],
    ["doctor -x", /^There is no option -x/],
    ["doctor --config", /^--config needs a value\./],
    ["doctor --json=yes", /^--json takes no value\./],
    ["version 2", /^"2" is one word too many\./],
  ];
  for (const [line, message] of rows) {
    await t.test(line || "nothing", async () => {
      const { code, output, errors } = await run(line);
      match(errors, message);
      equal(output, "");
      equal(code, 2);
    });
  }
});

test("a wrong configuration ends with 3 and names each setting, in the reader's language", async () => {
  const environment = { CONCLAVE_PORT: "x", CONCLAVE_MODE: "y" };
  const english = await run("config check", environment);
  equal(english.code, 3);
  match(english.errors, /^server\.mode \(CONCLAVE_MODE\): must be .*\nserver\.port \(CONCLAVE_PORT\): must be /);
  match((await run("config check", environment, "zh")).errors, /^server\.mode \(CONCLAVE_MODE\):必须是/);
});

test("config check shows what is in force, and no secret", async () => {
  const file = join(workingFolder, "other.yaml");
  writeFileSync(file, "server:\n  port: 9999\n");
  const environment = { CONCLAVE_MODE: "development", CONCLAVE_REGISTRATION_SECRET: "hush-hush" };
  const { code, output } = await run(`config check --json --config ${file}`, environment);
  equal(code, 0);
  const shown = JSON.parse(output);
  equal(shown["server.port"], 9999);
  equal(shown["registration.secret"], "(secret)");
  equal(output.includes("hush-hush"), false);
  match((await run("config check", environment)).output, /^server\.port: 8008$/m);
});

test("config example and reference, version", async () => {
  match((await run("config example")).output, /^ {2}#port: 8008$/m);
  match((await run("config reference", {}, "zh")).output, /^# 配置\n/);
  match((await run("version")).output, /^Conclave \d+\.\d+\.\d+ \(Node 2\d\./);
  deepEqual(Object.keys(JSON.parse((await run("version --json")).output)), ["conclave", "node", "openssl"]);
});
