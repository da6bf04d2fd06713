import process from "node:process";
import type { Language } from "../text.ts";

/** Environment variables, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of this process. Everything else is given them, so that tests give their own. */
export const processEnvironment: Environment = process.env;

/** The language that the person's locale asks for (POSIX: `LC_ALL` before `LC_MESSAGES` before `LANG`). */
export function languageOf(environment: Environment): Language {
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
