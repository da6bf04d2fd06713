import { deepEqual, equal, match } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { AppError } from "@conclave/base/app-error";
import { describeError } from "./error-text.ts";

test("every refusal of the vault, the certificate, the data lock and the control socket is said in Chinese too", () => {
  const folders = ["../../../packages/vault/src/", "./tls/", "./lifecycle/", "./control/"];
  const codes = new Set<string>();
  for (const folder of folders) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const name of readdirSync(path).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))) {
      const source = readFileSync(`${path}/${name}`, "utf8");
      for (const [, code] of source.matchAll(/new AppError\(\s*"([A-Z_]+)"/g)) if (code !== undefined) codes.add(code);
    }
  }
  equal(codes.size > 10, true, "the codes are still written where this test looks");
  for (const code of codes) match(describeError(new AppError(code, "words")).zh, /[\u4e00-\u9fff].*\(words\)$/, code);
});

test("another refusal keeps its own words", () => {
  deepEqual(describeError(new AppError("M_UNKNOWN", "No.")), { en: "No.", zh: "No." });
});
