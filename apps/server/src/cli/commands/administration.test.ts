import { deepEqual, equal, match } from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { runCommandLine } from "../run.ts";

const workingFolder = mkdtempSync(join(tmpdir(), "conclave-administration-"));
after(() => rmSync(workingFolder, { recursive: true, force: true }));
const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const environment = {
  CONCLAVE_DATA: join(workingFolder, "data"),
  CONCLAVE_SERVER_NAME: "example.org",
  CONCLAVE_PORT: "0",
};

interface Wish {
  readonly input?: string;
  readonly isTerminal?: boolean;
  readonly language?: "en" | "zh";
}

async function run(line: string, { input = "", isTerminal = false, language = "en" }: Wish = {}) {
  const output: string[] = [];
  const errors: string[] = [];
  const code = await runCommandLine(line.split(" "), {
    language,
    environment,
    workingFolder,
    clock: systemClock,
    randomness: systemRandomness,
    isTerminal,
    print: (text) => output.push(text),
    warn: (text) => errors.push(text),
    readInput: async () => input,
  });
  return { code, output: output.join("\n"), errors: errors.join("\n") };
}

/** Runs a command that prints JSON and reads it. */
async function json(line: string, wish?: Wish) {
  const { code, output, errors } = await run(`${line} --json`, wish);
  equal(code, 0, errors);
  return JSON.parse(output);
}

const input = "correct horse battery";

test("without data, there is nothing to list, and nothing is made", async (t) => {
  for (const line of ["account list", "audit list", "account reset mia --print", "invite create --print"]) {
    await t.test(line, async () => {
      const { code, output, errors } = await run(line);
      deepEqual([code, output, existsSync(environment.CONCLAVE_DATA)], [5, "", false]);
      equal(errors.includes(`There is no data in ${environment.CONCLAVE_DATA}.`), true, errors);
      match((await run(line, { language: "zh" })).errors, /没有数据/);
    });
  }
});

test("without a server, commands open the data themselves", async (t) => {
  await t.test("a link is shown to people and to who asks for it", async () => {
    const hidden = await run("setup-link");
    deepEqual([hidden.code, hidden.output], [4, ""]);
    match(hidden.errors, /--print/);
    for (const [line, wish] of [
      ["setup-link --print", {}],
      ["setup-link", { isTerminal: true }],
    ] as const) {
      const shown = await run(line, wish);
      equal(shown.code, 0);
      match(shown.output, /^http:\/\/localhost:\d+\/auth\/#\/set-up\/cst_[\w-]{43}$/);
    }
  });
  await t.test("accounts are made, and end set-up", async () => {
    equal((await run("account create olga --role owner --password-stdin", { input })).output, "@olga:example.org");
    const mia = await json("account create mia --password-stdin", { input });
    deepEqual([mia.user_id, mia.role, mia.state, mia.device_count], ["@mia:example.org", "member", "active", 0]);
    const late = await run("setup-link --print");
    deepEqual([late.code, late.output], [4, ""]);
    const again = await run("account create mia --password-stdin", { input, language: "zh" });
    equal(again.code, 1);
    match(again.errors, /已被占用/);
    match((await run("account create nora --password-stdin", { input: "short" })).errors, /12/);
  });
  await t.test("accounts are listed", async () => {
    equal(
      (await run("account list")).output,
      "@mia:example.org\tmember\tactive\t0\n@olga:example.org\towner\tactive\t0",
    );
    deepEqual(
      (await json("account list --search OLGA")).map((account: { user_id: string }) => account.user_id),
      ["@olga:example.org"],
    );
    deepEqual(await json("account list --role auditor"), []);
  });
  await t.test("commands at the same time wait for each other", async () => {
    const answers = await Promise.all([json("account list"), json("account list"), json("account list")]);
    deepEqual(
      answers.map((accounts) => accounts.length),
      [2, 2, 2],
    );
  });
  await t.test("a password is reset, by name or identifier", async () => {
    match((await json("account reset mia")).link, /\/auth\/#\/reset\/cpt_/);
    match((await run("account reset @mia:example.org --print --sign-out")).output, /\/auth\/#\/reset\/cpt_/);
    equal((await run("account reset nobody --print")).code, 5);
    equal((await run("account reset mia")).code, 4);
  });
  await t.test("people are invited", async () => {
    const { invitation, link } = await json("invite create --uses 3 --expires 2d --role auditor --note everybody");
    match(link, /\/auth\/#\/invitation\/cit_/);
    deepEqual(
      [invitation.uses_allowed, invitation.role, invitation.note, invitation.created_by],
      [3, "auditor", "everybody", undefined],
    );
    equal(invitation.expires_ts - invitation.created_ts, 2 * 24 * 60 * 60_000);
  });
  await t.test("files are quarantined, by what is there", async () => {
    deepEqual(await json("media quarantine @mia:example.org"), { files: 0 });
    equal((await run("media quarantine @mia:example.org --undo", { language: "zh" })).output, "已更改的文件数:0");
    for (const target of ["mxc://example.org/none", "@nobody:example.org", "!none:example.org", "nonsense"]) {
      equal((await run(`media quarantine ${target}`)).code, 5, target);
    }
  });
  await t.test("the audit log is read", async () => {
    const records = await json("audit list --type account.created");
    deepEqual(
      records.map((record: { subject: string; origin: string }) => [record.subject, record.origin]),
      [
        ["@mia:example.org", "command-line"],
        ["@olga:example.org", "command-line"],
      ],
    );
    match((await run("audit list --limit 1")).output, /^\d+\t\d{4}-.*Z\tinvitation\.created\tcommand-line\t/);
    deepEqual(await json("audit list --since 2999-01-01"), []);
    equal((await json("audit list --until 2999-01-01T00:00Z")).length > 5, true);
  });
});

test("what is wrong on the command line ends with 2", async (t) => {
  for (const line of [
    "account create mia",
    "account create mia --role king --password-stdin",
    "account list --role king",
    "invite create --print --uses 0",
    "invite create --print --uses many",
    "invite create --print --expires 31d",
    "invite create --print --expires 30m",
    "audit list --since yesterday",
    "audit list --limit 0",
  ]) {
    await t.test(line, async () => {
      const { code, output, errors } = await run(line, { input });
      deepEqual([code, output], [2, ""]);
      match(errors, /must be|has 1|standard input|^--/);
    });
  }
});

test("with a server, the same commands ask it", async (t) => {
  const server = spawn(process.execPath, [main, "serve"], {
    env: environment,
    cwd: workingFolder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => stop(server));
  await serving(server);
  equal((await run("account create sven --role security-officer --password-stdin", { input })).code, 0);
  match((await run("account list")).output, /@sven:example\.org\tsecurity-officer\tactive\t0/);
  const [record] = await json("audit list --subject @sven:example.org");
  deepEqual([record.type, record.origin], ["account.created", "command-line"]);
  match((await json("account reset sven")).link, /cpt_/);
  match((await json("invite create")).link, /cit_/);
  deepEqual(await json("media quarantine @sven:example.org"), { files: 0 });
  equal((await run("media quarantine !none:example.org")).code, 5);
  equal((await run("setup-link --print")).code, 4);
});

async function serving(server: ChildProcess): Promise<void> {
  if (server.stdout === null) throw new Error("The server's output is not read.");
  for await (const line of createInterface({ input: server.stdout })) if (line.startsWith("Chat: ")) return;
  throw new Error("The server ended before it served.");
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
}
