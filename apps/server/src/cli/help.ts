import type { Language } from "../text.ts";
import type { Command } from "./command.ts";
import type { CommandEntry } from "./commands.ts";
import { exitCodeMeanings } from "./exit-code.ts";

const labels = {
  en: {
    usage: "Usage",
    commands: "Commands",
    operands: "Operands",
    options: "Options",
    exitCodes: "Exit codes",
    command: "COMMAND",
    more: "More about one: conclave COMMAND --help",
    help: "show this help",
  },
  zh: {
    usage: "用法",
    commands: "命令",
    operands: "参数",
    options: "选项",
    exitCodes: "退出码",
    command: "命令",
    more: "查看某个命令:conclave 命令 --help",
    help: "显示此帮助",
  },
} as const;

/** The help of a group of commands, or of all of them. */
export async function describeCommands(
  group: readonly string[],
  entries: readonly CommandEntry[],
  language: Language,
): Promise<string> {
  const label = labels[language];
  const rows = await Promise.all(
    entries.map(async ({ words, load }) => [words.join(" "), (await load()).command.summary[language]] as const),
  );
  return [
    `${label.usage}: ${["conclave", ...group, label.command].join(" ")}`,
    ...table(label.commands, rows),
    ...exitCodeTable(language),
    "",
    label.more,
  ].join("\n");
}

/** The help of one command. */
export function describeCommand(words: readonly string[], command: Command, language: Language): string {
  const label = labels[language];
  const operands = command.operands.map(({ name, isOptional }) => (isOptional ? `[${name}]` : name));
  const options = command.options.map(({ name, value }) => `[--${name}${value === undefined ? "" : ` ${value}`}]`);
  return [
    `${label.usage}: ${["conclave", ...words, ...operands, ...options].join(" ")}`,
    "",
    command.summary[language],
    ...(command.details ? ["", command.details[language]] : []),
    ...table(
      label.operands,
      command.operands.map(({ name, documentation }) => [name, documentation[language]]),
    ),
    ...table(label.options, [
      ...command.options.map(
        ({ name, value, documentation }) =>
          [`--${name}${value === undefined ? "" : ` ${value}`}`, documentation[language]] as const,
      ),
      ["--help", label.help],
    ]),
    ...exitCodeTable(language),
  ].join("\n");
}

function exitCodeTable(language: Language): string[] {
  const rows = Object.entries(exitCodeMeanings).map(([code, meaning]) => [code, meaning[language]] as const);
  return table(labels[language].exitCodes, rows);
}

function table(title: string, rows: readonly (readonly [string, string])[]): string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([left]) => left.length));
  return ["", `${title}:`, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)];
}
