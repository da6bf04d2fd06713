import { isJsonObject } from "@conclave/base/json";
import type { Environment } from "./environment.ts";
import { type RawValue, yamlKey } from "./field.ts";
import type { FileContent } from "./file.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { type ListedField, listFields, sections } from "./sections.ts";

/** What every variable of ours begins with. */
const prefix = "CONCLAVE_";

/** What somebody said about a setting, and what a relative path in it is relative to. */
export interface Said {
  readonly raw: RawValue;
  readonly folder: string;
}

/** `section.key`, as `conclave.yaml` and messages name a field. */
export function keyOf({ section, name }: Pick<ListedField, "section" | "name">): string {
  return `${yamlKey(section)}.${yamlKey(name)}`;
}

/** The settings that the file names, by key; what it names and isn't known is a problem. */
export function saidInFile({ content, folder }: FileContent, problems: Problem[]): Map<string, Said> {
  const said = new Map<string, Said>();
  if (content === undefined || content === null) return said;
  if (!isJsonObject(content)) {
    problems.push({
      text: {
        en: "The configuration file must hold sections, such as `server:`.",
        zh: "配置文件必须由小节组成,例如 `server:`。",
      },
    });
    return said;
  }
  const known = new Set(listFields().map(keyOf));
  for (const [section, entries] of Object.entries(content)) {
    if (!Object.keys(sections).map(yamlKey).includes(section)) {
      problems.push(unknownSection(section));
    } else if (isJsonObject(entries)) {
      for (const [name, raw] of Object.entries(entries)) {
        const key = `${section}.${name}`;
        if (!known.has(key)) problems.push(unknownKey(key, name));
        else if (isRawValue(raw)) said.set(key, { raw, folder });
        else if (raw !== null)
          problems.push({ key, text: { en: "must be a plain value or a list.", zh: "必须是单个值或列表。" } });
      }
    } else if (entries !== null) {
      problems.push({
        key: section,
        text: { en: "must be a section, with its settings indented below it.", zh: "必须是小节,其设置缩进写在下方。" },
      });
    }
  }
  return said;
}

/** The settings that the environment names, by key. A name that is almost a known one is a problem; others are not ours. */
export function saidInEnvironment(environment: Environment, folder: string, problems: Problem[]): Map<string, Said> {
  const said = new Map<string, Said>();
  const keys = new Map(listFields().map((listed) => [listed.definition.variable, keyOf(listed)]));
  const known = [...keys.keys(), "CONCLAVE_CONFIG"];
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith(prefix) || value === undefined || value === "") continue;
    const key = keys.get(variable);
    if (key !== undefined) {
      said.set(key, { raw: value, folder });
    } else if (!known.includes(variable)) {
      // What they all begin with says nothing about which one was meant.
      const end = nearest(
        variable.slice(prefix.length),
        known.map((name) => name.slice(prefix.length)),
      );
      if (end === undefined) continue;
      const meant = `${prefix}${end}`;
      problems.push({
        variable,
        text: { en: `is not known; did you mean ${meant}?`, zh: `未知的变量;是否想写 ${meant}?` },
      });
    }
  }
  return said;
}

function unknownSection(section: string): Problem {
  const meant = nearest(section, Object.keys(sections).map(yamlKey));
  return { key: section, text: unknown("section", "小节", meant) };
}

function unknownKey(key: string, name: string): Problem {
  const known = listFields();
  // The right name in the wrong section is the likeliest slip.
  const elsewhere = known.find((listed) => yamlKey(listed.name) === name);
  return { key, text: unknown("setting", "设置", elsewhere ? keyOf(elsewhere) : nearest(key, known.map(keyOf))) };
}

function unknown(en: string, zh: string, meant: string | undefined): Problem["text"] {
  if (meant === undefined) return { en: `is no known ${en}.`, zh: `未知的${zh}。` };
  return { en: `is no known ${en}; did you mean ${meant}?`, zh: `未知的${zh};是否想写 ${meant}?` };
}

function isRawValue(value: unknown): value is RawValue {
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
