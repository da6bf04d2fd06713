import type { Language, Text } from "../text.ts";

/** What is wrong with the configuration: which setting, under both its names, and what to do. */
export interface Problem {
  /** `section.key` as in `conclave.yaml`; undefined when the file as a whole is meant. */
  readonly key?: string;
  readonly variable?: string;
  readonly text: Text;
}

/** Everything that is wrong with a configuration, found in one go. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => describeProblem(problem, "en")).join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** One line: the names of the setting, then what is wrong. */
export function describeProblem({ key, variable, text }: Problem, language: Language): string {
  const names = key === undefined ? variable : variable === undefined ? key : `${key} (${variable})`;
  const said = text[language];
  if (names === undefined) return said;
  return language === "en" ? `${names}: ${said}` : `${names}:${said}`;
}
