import { deepEqual, equal, match } from "node:assert/strict";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { createKeyFile, keyFileGuardian } from "@conclave/vault/key-file";
import { openVault } from "@conclave/vault/vault";
import type { Environment } from "../../config/environment.ts";
import { acquireDataLock } from "../../lifecycle/data-lock.ts";
import { runCommandLine } from "../run.ts";

const folder = mkdtempSync(join(tmpdir(), "conclave-doctor-"));
after(() => rmSync(folder, { recursive: true }));

async function doctor(environment: Environment) {
  const output: string[] = [];
  const code = await runCommandLine(["doctor", "--json"], {
    language: "en",
    environment,
    workingFolder: folder,
    clock: systemClock,
    randomness: systemRandomness,
    isTerminal: false,
    print: (text) => output.push(text),
    warn: (text) => output.push(text),
    readInput: async () => "",
  });
  const { worst, findings } = JSON.parse(output.join("\n"));
  return {
    code,
    worst,
    of: (check: string): { level: string; text: { en: string } }[] =>
      findings.filter((finding: { check: string }) => finding.check === check),
  };
}

/** A data folder as a first start leaves it. */
async function started(name: string): Promise<string> {
  const data = join(folder, name);
  mkdirSync(data, { mode: 0o700 });
  createKeyFile(join(data, "root.key"), systemRandomness);
  await openVault({
    file: join(data, "keys.json"),
    guardian: keyFileGuardian(join(data, "root.key")),
    ifMissing: "create",
    clock: systemClock,
    randomness: systemRandomness,
  });
  return data;
}

const anyPort = { CONCLAVE_PORT: "0" };

test("before the first start nothing is wrong, and nothing is made", async () => {
  const { code, of } = await doctor(anyPort);
  equal(code, 0);
  match(of("permissions")[0]?.text.en ?? "", /will be made at the first start/);
  deepEqual(readdirSync(folder), []);
});

test("after it the keys are looked at, and still nothing is made", async () => {
  const data = await started("good");
  const { code, of } = await doctor({ ...anyPort, CONCLAVE_DATA: data });
  equal(code, 0);
  equal(of("root key")[0]?.level, "notice");
  deepEqual(readdirSync(data).sort(), ["keys.json", "root.key"]);
});

test("a running server is named, and keeps its lock", async () => {
  const data = await started("running");
  const lock = await acquireDataLock({ folder: data, clock: systemClock, patience: 0 });
  for (let round = 0; round < 2; round++) {
    const { of } = await doctor({ ...anyPort, CONCLAVE_DATA: data });
    deepEqual(
      of("ports").map(({ text }) => text.en),
      [`the server is running (${process.pid})`],
    );
  }
  lock.release();
});

test("what is wrong ends with 1 and is named", async (t) => {
  const rows: readonly [string, string, (data: string) => void, RegExp][] = [
    ["an open folder", "permissions", (data) => chmodSync(data, 0o755), /^others may look into/],
    ["an open key", "root key", (data) => chmodSync(join(data, "root.key"), 0o644), /is open to other users/],
    ["a lost key", "root key", (data) => rmSync(join(data, "root.key")), /^There is no key file/],
    [
      "another key",
      "root key",
      (data) => writeFileSync(join(data, "root.key"), new Uint8Array(32)),
      /^The data keys belong to the root key/,
    ],
    ["damaged keys", "root key", (data) => writeFileSync(join(data, "keys.json"), "{}"), /is damaged/],
  ];
  for (const [name, check, harm, message] of rows) {
    await t.test(name, async () => {
      const data = await started(name.replaceAll(" ", "-"));
      harm(data);
      const { code, of } = await doctor({ ...anyPort, CONCLAVE_DATA: data });
      equal(code, 1);
      equal(of(check)[0]?.level, "failure");
      match(of(check)[0]?.text.en ?? "", message);
    });
  }
  await t.test("no folder for the root key", async () => {
    const { code, of } = await doctor({ ...anyPort, CONCLAVE_ROOT_KEY_FILE: join(folder, "none", "root.key") });
    equal(code, 1);
    equal(of("root key")[0]?.level, "failure");
    equal(existsSync(join(folder, "none")), false);
  });
  await t.test("a taken port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo; // Listening on TCP, so the address is one.
    const { code, of } = await doctor({ CONCLAVE_PORT: String(port), CONCLAVE_HOST: "127.0.0.1" });
    equal(code, 1);
    match(of("ports")[0]?.text.en ?? "", /is taken by another program/);
    other.close();
  });
});

test("a configuration that others may change is a warning, and ends with 7", async () => {
  const file = join(folder, "shared.yaml");
  writeFileSync(file, "server:\n");
  chmodSync(file, 0o666);
  const { code, worst } = await doctor({ ...anyPort, CONCLAVE_CONFIG: file });
  equal(worst, "warning");
  equal(code, 7);
});

test("a wrong configuration ends with 3", async () => {
  const { code, of } = await doctor({ CONCLAVE_PORT: "x" });
  equal(code, 3);
  match(of("configuration")[0]?.text.en ?? "", /^server\.port \(CONCLAVE_PORT\)/);
});
