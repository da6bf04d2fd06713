import { fileURLToPath } from "node:url";
import type { UserConfig } from "vite";
import { compressLargeFiles } from "./compress-large-files.ts";
import { firstPaintBudget } from "./first-paint-budget.ts";
import { stripContractSchemas } from "./strip-contract-schemas.ts";

/** The first versions with `light-dark()`, see docs/decisions/0004-preact.md. */
export const browserTargets = ["chrome123", "edge123", "firefox128", "safari17.5"];

/**
 * How a page is built: nothing inline, so that the strict content security policy holds; file names that hold a hash of
 * their content; no source maps.
 *
 * @param folder the app's `import.meta.url`.
 * @param base where the server mounts it, with a slash at both ends.
 * @param budget of its first script, in compressed bytes.
 */
export function pageConfig(folder: string, base: string, budget = 80 * 1024): UserConfig {
  return {
    root: fileURLToPath(new URL(".", folder)),
    base,
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    plugins: [stripContractSchemas(), firstPaintBudget(budget), compressLargeFiles()],
    resolve: { dedupe: ["preact", "@preact/signals"] },
    server: {
      host: "127.0.0.1",
      proxy: { "/_matrix": "http://127.0.0.1:8008", "/_conclave": "http://127.0.0.1:8008" },
    },
    build: {
      outDir: "dist",
      emptyOutDir: true,
      target: browserTargets,
      cssTarget: browserTargets,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
    },
  };
}
