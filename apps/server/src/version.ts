import { readFileSync } from "node:fs";
import { assert } from "@conclave/base/assert";
import { isJsonObject } from "@conclave/base/json";

/** The version of Conclave, as its package names it. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  assert(isJsonObject(manifest) && typeof manifest["version"] === "string", "the package names its version");
  return manifest["version"];
}
