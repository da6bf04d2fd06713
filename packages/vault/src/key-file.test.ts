import { deepEqual, equal, rejects } from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { createKeyFile, keyFileGuardian } from "./key-file.ts";

const folder = mkdtempSync(join(tmpdir(), "conclave-key-file-"));
after(() => rmSync(folder, { recursive: true }));
const randomness = seededRandomness(2);

test("a key file is made once, whole, for its owner only, and leaves nothing beside it", async () => {
  const file = join(folder, "root.key");
  equal(createKeyFile(file, randomness), true);
  equal(statSync(file).mode & 0o777, 0o600);
  const key = await keyFileGuardian(file).rootKey();
  equal(key.length, 32);
  equal(createKeyFile(file, randomness), false);
  deepEqual(await keyFileGuardian(file).rootKey(), key);
  deepEqual(readdirSync(folder), ["root.key"]);
});

test("what is wrong with a key file is named", async (t) => {
  const data = join(folder, "data");
  mkdirSync(join(data, "deep"), { recursive: true });
  const made = (name: string, bytes: number, mode: number) => {
    const file = join(folder, name);
    writeFileSync(file, new Uint8Array(bytes));
    chmodSync(file, mode);
    return file;
  };
  const inside = made("data/deep/root.key", 32, 0o600);
  const link = join(folder, "link.key");
  symlinkSync(inside, link);
  const linkedFolder = join(folder, "linked-data");
  symlinkSync(data, linkedFolder);
  const rows: readonly [string, string, string | undefined, string, RegExp][] = [
    ["missing", join(folder, "none"), undefined, "ROOT_KEY_MISSING", /Put it back/],
    ["readable by the group", made("group", 32, 0o640), undefined, "ROOT_KEY_EXPOSED", /mode 0640.*chmod 600/],
    ["writable by others", made("others", 32, 0o602), undefined, "ROOT_KEY_EXPOSED", /mode 0602.*chmod 600/],
    ["too short", made("short", 31, 0o600), undefined, "ROOT_KEY_DAMAGED", /exactly 32 bytes/],
    ["too long", made("long", 33, 0o600), undefined, "ROOT_KEY_DAMAGED", /exactly 32 bytes/],
    ["a folder", data, undefined, "ROOT_KEY_DAMAGED", /not an ordinary file/],
    ["inside the data", inside, data, "ROOT_KEY_INSIDE_DATA", /Move it elsewhere/],
    ["inside by a link", link, data, "ROOT_KEY_INSIDE_DATA", /Move it elsewhere/],
    ["inside a linked folder", inside, linkedFolder, "ROOT_KEY_INSIDE_DATA", /Move it elsewhere/],
    ["not there, but inside", join(data, "new.key"), data, "ROOT_KEY_INSIDE_DATA", /Move it elsewhere/],
  ];
  for (const [name, file, forbidden, code, message] of rows) {
    await t.test(name, () => rejects(keyFileGuardian(file, forbidden).rootKey(), { code, message }));
  }
});

test("a folder whose name only begins alike is elsewhere", async () => {
  mkdirSync(join(folder, "data-keys"));
  const file = join(folder, "data-keys", "root.key");
  createKeyFile(file, randomness);
  equal((await keyFileGuardian(file, join(folder, "data")).rootKey()).length, 32);
});
