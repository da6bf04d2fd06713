import type { Clock } from "@conclave/base/clock";
import type { Randomness } from "@conclave/base/randomness";
import type { Environment } from "../config/environment.ts";
import type { Language, Text } from "../text.ts";
import type { ExitCode } from "./exit-code.ts";

/** What a command may touch of the process that runs it. */
export interface CommandContext {
  readonly language: Language;
  readonly environment: Environment;
  readonly workingFolder: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Whether a person reads the standard output; secrets are shown to nobody else. */
  readonly isTerminal: boolean;
  /** Writes a line to the standard output: the result, nothing else. */
  print(line: string): void;
  /** Writes a line to the standard error: what goes wrong, what goes on. */
  warn(line: string): void;
  /** All of the standard input, without its last line break. */
  readInput(): Promise<string>;
}

/** What was given to a command. */
export interface Call {
  readonly operands: readonly string[];
  /** The value of an option that takes one. */
  value(option: string): string | undefined;
  /** Whether an option that takes none was given. */
  flag(option: string): boolean;
}

export interface OptionDefinition {
  /** Without the dashes. */
  readonly name: string;
  /** What stands for the value in the help (`FILE`); without it the option is a flag. */
  readonly value?: string;
  readonly documentation: Text;
}

export interface OperandDefinition {
  /** As the help writes it (`NAME`). */
  readonly name: string;
  readonly isOptional?: boolean;
  readonly documentation: Text;
}

/** A command: its contract and what it does. `--help` is there without saying. */
export interface Command {
  readonly summary: Text;
  /** What the help says beyond the summary. */
  readonly details?: Text;
  readonly operands: readonly OperandDefinition[];
  readonly options: readonly OptionDefinition[];
  /**
   * Does it.
   *
   * @throws ConfigError, or AppError, which the frame words and turns into the exit code.
   */
  run(call: Call, context: CommandContext): Promise<ExitCode>;
}

/** For every command that reads the configuration. */
export const configOption: OptionDefinition = {
  name: "config",
  value: "FILE",
  documentation: {
    en: "the configuration file (otherwise CONCLAVE_CONFIG, or conclave.yaml here)",
    zh: "配置文件(未给出时为 CONCLAVE_CONFIG,或当前文件夹中的 conclave.yaml)",
  },
};

/** For every command whose result a script may want. */
export const jsonOption: OptionDefinition = {
  name: "json",
  documentation: { en: "print the result as JSON", zh: "以 JSON 输出结果" },
};

/** For every command whose result is a secret. */
export const printOption: OptionDefinition = {
  name: "print",
  documentation: {
    en: "print the link even where no person reads it (into a file, a pipe)",
    zh: "即使输出不是给人看的(写入文件或管道)也输出链接",
  },
};
