import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { exampleConfig } from "./example.ts";
import { configReference } from "./reference.ts";
import { keyOf } from "./said.ts";
import { listFields } from "./sections.ts";

const remedy = "Run: npm run conclave -- config reference --write";

test("the committed reference is what the code says", () => {
  const committed = (name: string) =>
    readFileSync(new URL(`../../../../docs/reference/${name}`, import.meta.url), "utf8");
  equal(committed("configuration.md"), configReference("en"), remedy);
  equal(committed("configuration.zh-CN.md"), configReference("zh"), remedy);
});

test("the example says nothing until a # is taken away, and then says something valid", async (t) => {
  for (const language of ["en", "zh"] as const) {
    await t.test(language, () => {
      const example = exampleConfig(language);
      for (const section of Object.values(parse(example))) equal(section, null);
      const said = parse(example.replaceAll(/^ {2}#(?=[a-z_]+:)/gm, "  "));
      for (const listed of listFields()) {
        const [section = "", name = ""] = keyOf(listed).split(".");
        const raw = said[section][name];
        const value = listed.definition.kind.read(raw, "/");
        equal(value === undefined, false, `${keyOf(listed)}: ${raw}`);
      }
    });
  }
});

test("no two settings share a variable", () => {
  const variables = listFields().map(({ definition }) => definition.variable);
  deepEqual(variables, [...new Set(variables)]);
});
