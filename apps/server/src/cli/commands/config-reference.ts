import { mkdirSync, writeFileSync } from "node:fs";
import { configReference } from "../../config/reference.ts";
import type { Command } from "../command.ts";
import { exitCodes } from "../exit-code.ts";

const folder = new URL("../../../../../docs/reference/", import.meta.url);

/** `conclave config reference` */
export const command: Command = {
  summary: { en: "Print the reference of every setting (Markdown).", zh: "输出所有设置的参考文档(Markdown)。" },
  operands: [],
  options: [
    {
      name: "write",
      documentation: {
        en: "write it, in every language, to docs/reference/ of the checkout",
        zh: "以各语言写入检出目录的 docs/reference/",
      },
    },
  ],
  async run(call, { print, language }) {
    if (!call.flag("write")) {
      print(configReference(language).trimEnd());
      return exitCodes.ok;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL("configuration.md", folder), configReference("en"));
    writeFileSync(new URL("configuration.zh-CN.md", folder), configReference("zh"));
    return exitCodes.ok;
  },
};
