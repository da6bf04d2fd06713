import type { Text } from "../text.ts";
import type { CommandContext } from "./command.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";

/** Says what is wrong with the values on the command line. */
export function refuseUsage({ language, warn }: CommandContext, text: Text): ExitCode {
  warn(text[language]);
  return exitCodes.usage;
}
