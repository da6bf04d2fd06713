import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseDocument } from "yaml";
import type { Environment } from "./environment.ts";
import { ConfigError } from "./problem.ts";

/** The largest `conclave.yaml`, in characters. */
const largestFile = 262_144;

/** What a configuration file says, not yet understood. */
export interface FileContent {
  /** Undefined when there is no file. */
  readonly file: string | undefined;
  /** What relative paths in the file are relative to. */
  readonly folder: string;
  readonly content: unknown;
}

/**
 * Finds and parses the configuration file: the one asked for, else `CONCLAVE_CONFIG`, else `conclave.yaml` in the working
 * folder if it is there.
 *
 * @throws ConfigError when a file that was named can't be read, or is not YAML.
 */
export function readConfigFile(
  asked: string | undefined,
  environment: Environment,
  workingFolder: string,
): FileContent {
  const named = asked ?? (environment["CONCLAVE_CONFIG"] || undefined);
  const usual = join(workingFolder, "conclave.yaml");
  if (named === undefined && !existsSync(usual)) return { file: undefined, folder: workingFolder, content: undefined };
  const file = named === undefined ? usual : resolve(workingFolder, named);
  return { file, folder: dirname(file), content: parse(file, read(file)) };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw refused(`The configuration file ${file} can't be read (${reason}).`, `无法读取配置文件 ${file}(${reason})。`);
  }
}

function parse(file: string, text: string): unknown {
  if (text.length > largestFile) {
    throw refused(
      `The configuration file ${file} is larger than ${largestFile} characters.`,
      `配置文件 ${file} 超过 ${largestFile} 个字符。`,
    );
  }
  const document = parseDocument(text, { prettyErrors: true, strict: true, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const [place] = error.linePos ?? [];
    const line = place?.line ?? 1;
    // Without the quoted lines that follow in the parser's message: they could hold a secret.
    const reason = error.message.split(/ at line |\n/)[0] ?? "";
    throw refused(
      `The configuration file ${file} is not valid YAML: ${reason} (line ${line}).`,
      `配置文件 ${file} 不是有效的 YAML:${reason}(第 ${line} 行)。`,
    );
  }
  return document.toJS({ maxAliasCount: 0 });
}

function refused(en: string, zh: string): ConfigError {
  return new ConfigError([{ text: { en, zh } }]);
}
