import { readFileSync } from "node:fs";
import process from "node:process";
import { assert } from "@conclave/base/assert";
import { isJsonObject } from "@conclave/base/json";
import { type Command, jsonOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";

/** `conclave version` */
export const command: Command = {
  summary: { en: "Print the version of Conclave and of its parts.", zh: "输出 Conclave 及其组件的版本。" },
  operands: [],
  options: [jsonOption],
  async run(call, { print }) {
    const versions = { conclave: ownVersion(), node: process.versions.node, openssl: process.versions.openssl };
    if (call.flag("json")) print(JSON.stringify(versions));
    else print(`Conclave ${versions.conclave} (Node ${versions.node}, OpenSSL ${versions.openssl})`);
    return exitCodes.ok;
  },
};

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  assert(isJsonObject(manifest) && typeof manifest["version"] === "string", "the package names its version");
  return manifest["version"];
}
