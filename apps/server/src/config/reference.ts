import type { Language } from "../text.ts";
import { yamlKey } from "./field.ts";
import { refusals } from "./refusals.ts";
import { keyOf } from "./said.ts";
import { type ListedField, listFields, sections } from "./sections.ts";

const words = {
  en: {
    title: "Configuration",
    opening:
      "Conclave reads `conclave.yaml` in the folder where it is started, or the file named by `--config` or `CONCLAVE_CONFIG`. Every setting can also be given as an environment variable, which wins over the file. Lists in variables are separated by commas. `conclave config example` prints a file to start from, `conclave config check` says what is wrong with one. This page is generated from the code by `conclave config reference`.",
    columns: ["Setting", "Variable", "Value", "Default", "Meaning"],
    none: "none",
    refusals: "What is refused",
    refusalsOpening: "Each of these settings is valid by itself, but the server refuses to start with it:",
  },
  zh: {
    title: "配置",
    opening:
      "Conclave 读取启动时所在文件夹中的 `conclave.yaml`,或由 `--config` 或 `CONCLAVE_CONFIG` 指定的文件。每项设置也可用环境变量给出,且优先于文件。变量中的列表以逗号分隔。`conclave config example` 输出可供起步的文件,`conclave config check` 指出文件中的问题。本页由 `conclave config reference` 根据代码生成。",
    columns: ["设置", "变量", "取值", "默认", "含义"],
    none: "无",
    refusals: "会被拒绝的组合",
    refusalsOpening: "下列设置单独有效,但服务器会拒绝以其启动:",
  },
} as const;

/** The reference of every setting, in Markdown. */
export function configReference(language: Language): string {
  const { title, opening, columns, refusals: heading, refusalsOpening } = words[language];
  const lines = [`# ${title}`, "", opening, ""];
  for (const [section, { documentation }] of Object.entries(sections)) {
    lines.push(`## \`${yamlKey(section)}\``, "", documentation[language], "");
    lines.push(row(columns), row(columns.map(() => "---")));
    for (const listed of listFields()) if (listed.section === section) lines.push(describe(listed, language));
    lines.push("");
  }
  lines.push(`## ${heading}`, "", refusalsOpening, "");
  for (const { key, text } of refusals) lines.push(`- \`${key}\`: ${text[language]}`);
  return `${lines.join("\n")}\n`;
}

function describe(listed: ListedField, language: Language): string {
  const { variable, kind, documentation } = listed.definition;
  return row([
    `\`${keyOf(listed)}\``,
    `\`${variable}\``,
    kind.shape[language],
    defaultOf(listed, language),
    documentation[language],
  ]);
}

function defaultOf({ definition }: ListedField, language: Language): string {
  const { kind, fallback, otherwise } = definition;
  if (fallback !== undefined) {
    const written = kind.write(fallback);
    return written === "[]" ? words[language].none : `\`${written}\``;
  }
  return otherwise?.[language] ?? words[language].none;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
