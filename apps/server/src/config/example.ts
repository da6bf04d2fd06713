import type { Language } from "../text.ts";
import { yamlKey } from "./field.ts";
import { listFields, sections } from "./sections.ts";

const words = {
  en: {
    opening: [
      "The configuration of Conclave. Every setting is shown with its default or an example; take away the # to change one.",
      "The environment variable in brackets wins over this file. Relative paths are relative to this file.",
    ],
    otherwise: "Otherwise",
  },
  zh: {
    opening: [
      "Conclave 的配置。每项设置均以默认值或示例列出;去掉 # 即可更改。",
      "括号中的环境变量优先于此文件。相对路径以此文件所在位置为准。",
    ],
    otherwise: "未给出时",
  },
} as const;

/** An example `conclave.yaml` with every setting, commented out. */
export function exampleConfig(language: Language): string {
  const lines: string[] = words[language].opening.map((line) => `# ${line}`);
  for (const [section, { documentation }] of Object.entries(sections)) {
    lines.push("", `# ${documentation[language]}`, `${yamlKey(section)}:`);
    for (const { name, definition } of listFields().filter((listed) => listed.section === section)) {
      const { variable, kind, fallback, otherwise, documentation: sentence, example } = definition;
      lines.push(`  # ${sentence[language]} (${variable})`);
      if (otherwise) lines.push(`  # ${words[language].otherwise}: ${otherwise[language]}.`);
      lines.push(`  #${yamlKey(name)}: ${written(kind.write, fallback ?? example)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function written(write: (value: unknown) => string, value: unknown): string {
  return value === undefined ? "" : write(value);
}
