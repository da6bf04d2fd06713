import process from "node:process";
import { ownVersion } from "../../version.ts";
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
