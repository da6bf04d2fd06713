import { deepEqual, throws } from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findPlaintext } from "./find-plaintext.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const secret = "the ferry leaves at nine 渡轮";

test("a secret is found wherever and however it is written", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "deep/er"), { recursive: true });
  const inside = (offset: number) => Buffer.from(`${"x".repeat(offset)}${secret}tail`).toString("base64");
  const written: Readonly<Record<string, string | Buffer>> = {
    plain: `before ${secret} after`,
    "deep/er/utf16": Buffer.from(`before ${secret}`, "utf16le"),
    hex: Buffer.from(secret).toString("hex"),
    base64a: inside(0),
    base64b: inside(1),
    base64c: inside(2),
    json: '"the ferry leaves at nine \\u6e21\\u8f6e"',
    none: "nothing of the kind",
  };
  for (const [name, content] of Object.entries(written)) writeFileSync(join(folder, name), content);
  const files = findPlaintext(folder, [secret]).map((found) => found.split(":")[0]);
  deepEqual(
    [...new Set(files)].sort(),
    Object.keys(written)
      .filter((name) => name !== "none")
      .sort(),
  );
});

test("what could be there by chance is not searched for", () => {
  throws(() => findPlaintext(temporaryFolder(), ["short"]), RangeError);
});
