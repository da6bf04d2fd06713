import { AppError } from "@conclave/base/app-error";
import { nearest } from "../config/nearest.ts";
import { ConfigError, describeProblem } from "../config/problem.ts";
import { describeError } from "../error-text.ts";
import { parseArguments } from "./arguments.ts";
import type { CommandContext } from "./command.ts";
import { type CommandEntry, commands } from "./commands.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-code.ts";
import { describeCommand, describeCommands } from "./help.ts";

/** Runs the command that the words name. Says on the standard error what is wrong, and how it ended by the exit code. */
export async function runCommandLine(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { language } = context;
  const entry = commands.find((known) => known.words.every((word, index) => words[index] === word));
  if (!entry) return runWithoutCommand(words, context);
  const { command } = await entry.load();
  const parsed = parseArguments(command, words.slice(entry.words.length));
  switch (parsed.kind) {
    case "help":
      context.print(describeCommand(entry.words, command, language));
      return exitCodes.ok;
    case "problem":
      context.warn(parsed.text[language]);
      context.warn(seeHelp(entry.words, context));
      return exitCodes.usage;
    case "call":
      try {
        return await command.run(parsed.call, context);
      } catch (error) {
        return explain(error, context);
      }
  }
}

/** Help for all, or for a group such as `config`; anything else is a slip. */
async function runWithoutCommand(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const firstOption = words.findIndex((word) => word.startsWith("-"));
  const named = firstOption < 0 ? words : words.slice(0, firstOption);
  const inGroup = commands.filter((known) => named.every((word, index) => known.words[index] === word));
  if (inGroup.length === 0) {
    const meant = nearest(named.join(" "), commands.map(wordsOf)) ?? nearest(named[0] ?? "", commands.map(firstWordOf));
    context.warn(unknownCommand(named.join(" "), meant, context));
    context.warn(seeHelp([], context));
    return exitCodes.usage;
  }
  const wantsHelp = words.some((word) => word === "--help" || word === "-h");
  const help = await describeCommands(named, inGroup, context.language);
  if (wantsHelp) context.print(help);
  else context.warn(help);
  return wantsHelp ? exitCodes.ok : exitCodes.usage;
}

function explain(error: unknown, { language, warn }: CommandContext): ExitCode {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) warn(describeProblem(problem, language));
    return exitCodes.configuration;
  }
  if (error instanceof AppError) {
    warn(describeError(error)[language]);
    if (error.detail !== undefined) warn(error.detail);
    return exitCodeOf(error.code);
  }
  warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.failed;
}

function unknownCommand(written: string, meant: string | undefined, { language }: CommandContext): string {
  if (language === "zh") return `没有命令 "${written}"${meant === undefined ? "。" : `;是否想写 "${meant}"?`}`;
  return `There is no command "${written}"${meant === undefined ? "." : `; did you mean "${meant}"?`}`;
}

function seeHelp(words: readonly string[], { language }: CommandContext): string {
  const line = ["conclave", ...words, "--help"].join(" ");
  return language === "zh" ? `参见:${line}` : `See: ${line}`;
}

function wordsOf({ words }: CommandEntry): string {
  return words.join(" ");
}

function firstWordOf({ words }: CommandEntry): string {
  return words[0] ?? "";
}
