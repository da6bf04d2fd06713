import { parseArgs } from "node:util";
import { nearest } from "../config/nearest.ts";
import type { Text } from "../text.ts";
import type { Call, Command } from "./command.ts";

/** What was given on the command line, or what is wrong with it. */
export type ParsedArguments =
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "help" }
  | { readonly kind: "problem"; readonly text: Text };

/** Reads what follows a command's words. */
export function parseArguments(command: Command, words: readonly string[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      command.options.map(({ name, value }) => [name, { type: value === undefined ? "boolean" : "string" }]),
    ),
  });
  const given = new Map<string, string | undefined>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    if (token.rawName === "--help" || token.rawName === "-h") return { kind: "help" };
    const definition = command.options.find(({ name }) => `--${name}` === token.rawName);
    if (!definition) return unknownOption(token.rawName, command);
    if (definition.value !== undefined && token.value === undefined) {
      return problem(`${token.rawName} needs a value.`, `${token.rawName} 需要一个值。`);
    }
    if (definition.value === undefined && token.value !== undefined) {
      return problem(`${token.rawName} takes no value.`, `${token.rawName} 不带值。`);
    }
    given.set(definition.name, token.value);
  }
  const missing = command.operands.find(({ isOptional }, index) => !isOptional && index >= operands.length);
  if (missing) return problem(`${missing.name} is missing.`, `缺少 ${missing.name}。`);
  const [surplus] = operands.slice(command.operands.length);
  if (surplus !== undefined) return problem(`"${surplus}" is one word too many.`, `多余的参数 "${surplus}"。`);
  return {
    kind: "call",
    call: { operands, value: (option) => given.get(option), flag: (option) => given.has(option) },
  };
}

function unknownOption(rawName: string, command: Command): ParsedArguments {
  const meant = nearest(rawName, [...command.options.map(({ name }) => `--${name}`), "--help"]);
  return meant === undefined
    ? problem(`There is no option ${rawName}.`, `没有选项 ${rawName}。`)
    : problem(`There is no option ${rawName}; did you mean ${meant}?`, `没有选项 ${rawName};是否想写 ${meant}?`);
}

function problem(en: string, zh: string): ParsedArguments {
  return { kind: "problem", text: { en, zh } };
}
