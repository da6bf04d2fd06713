import { exampleConfig } from "../../config/example.ts";
import type { Command } from "../command.ts";
import { exitCodes } from "../exit-code.ts";

/** `conclave config example` */
export const command: Command = {
  summary: { en: "Print an example conclave.yaml with every setting.", zh: "输出包含所有设置的示例 conclave.yaml。" },
  operands: [],
  options: [],
  async run(_call, { print, language }) {
    print(exampleConfig(language).trimEnd());
    return exitCodes.ok;
  },
};
