import { posix } from "node:path";
import type { Finding, Rule } from "../source.ts";

/** No file imports itself through others. */
export const noImportCycles: Rule = (sources) => {
  const graph = new Map(
    sources.map((source) => [
      source.path,
      targetsOf(
        source.path,
        source.imports.map(({ specifier }) => specifier),
      ),
    ]),
  );
  const finished = new Set<string>();
  const findings: Finding[] = [];

  function visit(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) {
      const cycle = [...trail.slice(start), path];
      findings.push({
        path,
        message: `Import cycle: ${cycle.join(" -> ")}. Move what both need into a file of its own.`,
      });
      return;
    }
    if (finished.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  }

  for (const path of graph.keys()) visit(path, []);
  return findings;
};

/** The files of the checkout that the specifiers of `path` name. */
export function targetsOf(path: string, specifiers: readonly string[]): readonly string[] {
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith(".")) return [posix.normalize(posix.join(posix.dirname(path), specifier))];
    const match = /^@conclave\/([a-z-]+)\/(.+)$/.exec(specifier);
    return match === null ? [] : [`packages/${match[1]}/src/${match[2]}.ts`];
  });
}
