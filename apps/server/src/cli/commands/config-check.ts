import type { Config } from "../../config/config.ts";
import { loadConfig } from "../../config/load.ts";
import { keyOf } from "../../config/said.ts";
import { listFields } from "../../config/sections.ts";
import { type Command, configOption, jsonOption } from "../command.ts";
import { exitCodes } from "../exit-code.ts";

/** `conclave config check` */
export const command: Command = {
  summary: {
    en: "Check the configuration and show what is in force.",
    zh: "检查配置并显示生效的值。",
  },
  operands: [],
  options: [configOption, jsonOption],
  async run(call, { print, environment, workingFolder }) {
    const config = loadConfig({ environment, workingFolder, file: call.value("config") });
    const shown = inForce(config);
    if (call.flag("json")) print(JSON.stringify(shown, null, 2));
    else for (const [key, value] of Object.entries(shown)) print(`${key}: ${JSON.stringify(value)}`);
    return exitCodes.ok;
  },
};

/** Every setting by its key; of a secret only whether there is one. */
function inForce(config: Config): Record<string, unknown> {
  const groups = new Map<string, unknown>(Object.entries(config));
  const shown: Record<string, unknown> = {};
  for (const listed of listFields()) {
    const group = groups.get(listed.section);
    const values = new Map<string, unknown>(typeof group === "object" && group !== null ? Object.entries(group) : []);
    const value = values.get(listed.name) ?? null;
    shown[keyOf(listed)] = listed.definition.secret && value !== null ? "(secret)" : value;
  }
  return shown;
}
