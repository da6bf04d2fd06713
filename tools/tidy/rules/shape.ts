import type { Rule } from "../source.ts";
import { targetsOf } from "./cycles.ts";

/** Nobody re-exports a whole file: an import names the file that it means. */
export const noExportStar: Rule = (sources) =>
  sources
    .filter((source) => source.exportsEverything)
    .map(({ path }) => ({ path, message: "`export *` hides where a name comes from: import from the file itself." }));

/** Files that are started rather than imported. */
const entries = [
  /^apps\/server\/src\/cli\/main\.ts$/,
  /^apps\/server\/src\/lifecycle\/parent-watch\.ts$/,
  /^apps\/server\/src\/threads\/[a-z-]+-thread\.ts$/,
  /^packages\/pictures\/src\/decode\.ts$/,
  /^apps\/(auth|chat|console)\/src\/main\.tsx?$/,
  /^apps\/chat\/src\/worker\/main\.ts$/,
  /^packages\/ui\/gallery\//,
  /^bench\/src\/.*(run|main|worker|thread|process)[a-z-]*\.ts$/,
  /^tests\//,
  /\.d\.ts$/,
];

/** Every file is imported by another one, or is an entry. */
export const noDeadFile: Rule = (sources) => {
  const imported = new Set<string>();
  for (const source of sources) {
    for (const target of targetsOf(
      source.path,
      source.imports.map(({ specifier }) => specifier),
    )) {
      imported.add(target);
      imported.add(target.replace(/\.ts$/, ".tsx"));
    }
  }
  return sources
    .filter(({ path, isTest }) => !isTest && !imported.has(path) && !entries.some((entry) => entry.test(path)))
    .map(({ path }) => ({ path, message: "Nobody imports this file: delete it, or import it where it belongs." }));
};
