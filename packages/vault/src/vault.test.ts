import { deepEqual, equal, notDeepEqual, rejects, throws } from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { FakeClock } from "@conclave/testing/fake-clock";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { dataKeyPurposes } from "./data-key-purpose.ts";
import type { RootKeyGuardian } from "./root-key-guardian.ts";
import { openVault } from "./vault.ts";

const randomness = seededRandomness(3);
const clock = new FakeClock();
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "conclave-vault-"));
  folders.push(folder);
  return join(folder, "keys.json");
}

function guardianOf(byte: number): RootKeyGuardian {
  return { description: "a test", rootKey: async () => new Uint8Array(32).fill(byte) };
}

function open(file: string, guardian = guardianOf(1), ifMissing: "create" | "refuse" = "create") {
  return openVault({ file, guardian, ifMissing, clock, randomness });
}

test("every purpose has a key of its own, the same when opened again", async () => {
  const file = freshFile();
  const first = await open(file);
  const again = await open(file);
  const keys = new Set<string>();
  for (const purpose of ["database", "media", "signing", "audit", "position", "push", "token"] as const) {
    const { version, key } = first.dataKey(purpose);
    equal(version, 1);
    equal(key.length, 32);
    deepEqual(again.dataKey(purpose), { version, key });
    keys.add(Buffer.from(key).toString("hex"));
  }
  equal(keys.size, Object.keys(dataKeyPurposes).length);
  equal(statSync(file).mode & 0o777, 0o600);
});

test("no key is readable in the file", async () => {
  const file = freshFile();
  const { key } = (await open(file)).dataKey("database");
  const text = readFileSync(file, "latin1");
  for (const form of ["hex", "base64", "latin1"] as const) {
    equal(text.includes(Buffer.from(key).toString(form).replace(/=+$/, "")), false);
  }
});

test("rotation adds a version and keeps the older ones", async () => {
  const file = freshFile();
  const vault = await open(file);
  const old = vault.dataKey("media");
  const next = vault.rotate("media");
  equal(next.version, 2);
  notDeepEqual(next.key, old.key);
  for (const seen of [vault, await open(file)]) {
    deepEqual(seen.dataKey("media"), next);
    deepEqual(seen.dataKeyOf("media", 1), old);
    equal(seen.dataKey("database").version, 1);
    throws(() => seen.dataKeyOf("media", 3), { code: "VAULT_KEY_UNKNOWN" });
  }
});

test("rewrapping keeps the data keys and leaves the old root key behind", async () => {
  const file = freshFile();
  const vault = await open(file);
  const before = vault.dataKey("database");
  await vault.rewrap(guardianOf(2));
  await rejects(open(file), { code: "VAULT_WRONG_ROOT_KEY", message: /belong to the root key [0-9a-f]{16}, not to/ });
  deepEqual((await open(file, guardianOf(2))).dataKey("database"), before);
  const rotated = vault.rotate("database");
  deepEqual((await open(file, guardianOf(2))).dataKey("database"), rotated);
});

test("a missing file is refused where data exists", async () => {
  await rejects(open(freshFile(), guardianOf(1), "refuse"), { code: "VAULT_MISSING" });
});

test("a guardian's refusal is passed on, and nothing is written", async () => {
  const file = freshFile();
  const refusing = { description: "none", rootKey: () => Promise.reject(new Error("sealed")) };
  await rejects(open(file, refusing), /sealed/);
  deepEqual(readdirSync(join(file, "..")), []);
});

test("tampering is named", async (t) => {
  const file = freshFile();
  const vault = await open(file);
  vault.rotate("media");
  const written = readFileSync(file, "utf8");
  type Entry = { purpose: string; version: number; createdAt: number; wrapped: string };
  type Content = { format: number; rootKey: string; keys: Entry[]; mac: string };
  const entry = (content: Content, index: number): Entry => {
    const found = content.keys[index];
    if (!found) throw new Error("no such entry");
    return found;
  };
  const change = (alter: (content: Content) => void) => {
    const content: Content = JSON.parse(written);
    alter(content);
    return JSON.stringify(content);
  };
  const rows: readonly [string, string, string][] = [
    ["the format", change((content) => (content.format = 2)), "VAULT_DAMAGED"],
    ["the fingerprint", change((content) => (content.rootKey = "00".repeat(8))), "VAULT_DAMAGED"],
    ["the code", change((content) => (content.mac = `A${content.mac.slice(1)}`.replace(/^AA/, "AB"))), "VAULT_DAMAGED"],
    ["no code", change((content) => (content.mac = "")), "VAULT_DAMAGED"],
    ["a purpose", change((content) => (entry(content, 0).purpose = "media")), "VAULT_DAMAGED"],
    ["a version", change((content) => (entry(content, 0).version = 9)), "VAULT_DAMAGED"],
    ["a number that is none of ours", change((content) => (entry(content, 0).version = 1.5)), "VAULT_DAMAGED"],
    ["a time", change((content) => (entry(content, 0).createdAt = 0)), "VAULT_DAMAGED"],
    [
      "keys exchanged",
      change((content) => {
        const kept = entry(content, 0).wrapped;
        entry(content, 0).wrapped = entry(content, 1).wrapped;
        entry(content, 1).wrapped = kept;
      }),
      "VAULT_DAMAGED",
    ],
    ["the newest key left out", change((content) => content.keys.pop()), "VAULT_DAMAGED"],
    ["a field left out", JSON.stringify({ format: 1 }), "VAULT_DAMAGED"],
    ["an unknown field", change((content) => Object.assign(content, { more: 1 })), "VAULT_DAMAGED"],
    ["half a file", written.slice(0, written.length / 2), "VAULT_DAMAGED"],
    ["an empty file", "", "VAULT_DAMAGED"],
  ];
  for (const [name, text, code] of rows) {
    await t.test(name, async () => {
      writeFileSync(file, text);
      await rejects(open(file), { code });
    });
  }
});

test("of processes that create at once, all get the same keys", async () => {
  const file = freshFile();
  const program = join(file, "../open.ts");
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  writeFileSync(
    program,
    `import { systemClock } from ${url("../../base/src/clock.ts")};
     import { systemRandomness } from ${url("../../base/src/randomness.ts")};
     import { openVault } from ${url("./vault.ts")};
     const guardian = { description: "a test", rootKey: async () => new Uint8Array(32) };
     const vault = await openVault({ file: ${JSON.stringify(file)}, guardian, ifMissing: "create",
       clock: systemClock, randomness: systemRandomness });
     process.stdout.write(Buffer.from(vault.dataKey("database").key).toString("hex"));`,
  );
  const outputs = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
      let output = "";
      child.stdout.on("data", (chunk) => {
        output += chunk;
      });
      await once(child, "close");
      return output;
    }),
  );
  equal(outputs[0]?.length, 64);
  equal(new Set(outputs).size, 1);
  deepEqual(readdirSync(join(file, "..")).sort(), ["keys.json", "open.ts"]);
});
