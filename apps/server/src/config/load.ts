import { type Config, settle } from "./config.ts";
import type { Environment } from "./environment.ts";
import { readConfigFile } from "./file.ts";
import { ConfigError, type Problem } from "./problem.ts";
import { refusals } from "./refusals.ts";
import { keyOf, type Said, saidInEnvironment, saidInFile } from "./said.ts";
import { type ListedField, listFields, type Settings } from "./sections.ts";

export interface ConfigSource {
  readonly environment: Environment;
  /** Where the process was started: what relative paths of variables are relative to. */
  readonly workingFolder: string;
  /** A configuration file that was asked for by name (`--config`). */
  readonly file?: string | undefined;
}

/**
 * Reads the configuration: a variable wins over the file, the file over the fallback. Reads nothing but the file.
 *
 * @throws ConfigError naming everything that is wrong at once, each by its key and its variable.
 */
export function loadConfig({ environment, workingFolder, file }: ConfigSource): Config {
  const problems: Problem[] = [];
  const content = readConfigFile(file, environment, workingFolder);
  const said = new Map([...saidInFile(content, problems), ...saidInEnvironment(environment, workingFolder, problems)]);
  const settings = understand(said, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  const config = settle(settings, workingFolder, content.file);
  const refused = refusals.filter(({ applies }) => applies(config));
  if (refused.length > 0) throw new ConfigError(refused.map(({ key, text }) => ({ key, ...variableOf(key), text })));
  return freeze(config);
}

function understand(said: ReadonlyMap<string, Said>, problems: Problem[]): Settings {
  const settings: Record<string, Record<string, unknown>> = {};
  for (const listed of listFields()) {
    settings[listed.section] = { ...settings[listed.section], [listed.name]: settingOf(listed, said, problems) };
  }
  // Built field by field from the very sections that the type is made of.
  return settings as Settings;
}

function settingOf(listed: ListedField, said: ReadonlyMap<string, Said>, problems: Problem[]): unknown {
  const { kind, fallback, variable, secret } = listed.definition;
  const key = keyOf(listed);
  const saying = said.get(key);
  if (saying === undefined) return fallback;
  const value = kind.read(saying.raw, saying.folder);
  if (value === undefined) {
    const written = secret ? undefined : JSON.stringify(saying.raw).slice(0, 100);
    problems.push({
      key,
      variable,
      text: {
        en: `must be ${kind.shape.en}${written === undefined ? "" : `, not ${written}`}.`,
        zh: `必须是${kind.shape.zh}${written === undefined ? "" : `,而不是 ${written}`}。`,
      },
    });
  }
  return value;
}

function variableOf(key: string): { variable?: string } {
  const variable = listFields().find((listed) => keyOf(listed) === key)?.definition.variable;
  return variable === undefined ? {} : { variable };
}

function freeze<Value extends object>(value: Value): Value {
  for (const member of Object.values(value)) {
    if (typeof member === "object" && member !== null && !Object.isFrozen(member)) freeze(member);
  }
  return Object.freeze(value);
}
