import type { Call, CommandContext } from "./command.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";

/**
 * Refuses to make a link that would land where nobody asked for it: in a log, in a pipe. Whoever has it can act with it, so it
 * is shown to a person at a terminal, or to a script that says `--print` or `--json`.
 *
 * @returns how the command ends; undefined when the link may be shown.
 */
export function refuseHiddenLink(call: Call, { isTerminal, language, warn }: CommandContext): ExitCode | undefined {
  if (isTerminal || call.flag("print") || call.flag("json")) return undefined;
  warn(
    {
      en: "The link is a secret, and this is no terminal. Say --print or --json to have it all the same.",
      zh: "链接是机密,而输出并非终端。如仍需输出,请加 --print 或 --json。",
    }[language],
  );
  return exitCodes.refused;
}

/** A moment as a person reads it, in UTC: `2026-01-31 12:00 UTC`. @param at milliseconds since the epoch. */
export function momentText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
