import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/**
 * Says how large a page's first script is, with all that it imports at once, and fails the build where that is more than its
 * promise. What is imported later (`import()`) doesn't count.
 *
 * @param bytes compressed with gzip, as browsers are counted everywhere; the server's Brotli is smaller still.
 */
export function firstPaintBudget(bytes: number): Plugin {
  return {
    name: "first-paint-budget",
    apply: "build",
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || !chunk.isEntry) continue;
        const size = [...withImports(chunk, bundle)].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
        if (size > bytes) this.error(`The first script of the page is ${size} bytes compressed; ${bytes} are allowed.`);
        process.stderr.write(`  first script: ${kilobytes(size)} of ${kilobytes(bytes)} KB compressed\n`);
      }
    },
  };
}

function kilobytes(bytes: number): string {
  return (bytes / 1_024).toFixed(1);
}

function withImports(
  chunk: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
  found = new Set<Rolldown.OutputChunk>(),
): Set<Rolldown.OutputChunk> {
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const name of chunk.imports) {
    const imported = bundle[name];
    if (imported?.type === "chunk") withImports(imported, bundle, found);
  }
  return found;
}
