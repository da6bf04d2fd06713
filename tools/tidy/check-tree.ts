import { globSync, readFileSync } from "node:fs";
import { nothingIsAmbient } from "./rules/ambient.ts";
import { auditLogHasOneWriter } from "./rules/audit-writer.ts";
import { noImportCycles } from "./rules/cycles.ts";
import { importsFollowTheFloors } from "./rules/floors.ts";
import { librariesHaveTheirFloor } from "./rules/libraries.ts";
import { fileIsOneVerb } from "./rules/one-verb.ts";
import { noDeadFile, noExportStar } from "./rules/shape.ts";
import { subjectsHaveAnOrder } from "./rules/subjects.ts";
import { type Finding, parseSource, type Rule, type Source } from "./source.ts";

export const rules: readonly Rule[] = [
  importsFollowTheFloors,
  subjectsHaveAnOrder,
  fileIsOneVerb,
  noImportCycles,
  librariesHaveTheirFloor,
  nothingIsAmbient,
  auditLogHasOneWriter,
  noExportStar,
  noDeadFile,
];

/** Holds the sources against every rule. */
export function check(sources: readonly Source[]): readonly Finding[] {
  return rules.flatMap((rule) => rule(sources));
}

/** Reads every `src/` of the checkout at `root`. */
export function readTree(root: string): readonly Source[] {
  return globSync(
    ["packages/*/src/**/*.{ts,tsx}", "apps/*/src/**/*.{ts,tsx}", "bench/src/**/*.ts", "tests/src/**/*.ts"],
    { cwd: root },
  )
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => parseSource(path, readFileSync(`${root}/${path}`, "utf8")));
}
