import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { build, type Plugin } from "vite";

/**
 * Builds a page's service worker beside it, as `worker.js`, once the page is written: the worker is given the list of the page's files, each with the hash of
 * its content. One script without imports, which every browser takes.
 *
 * @param entry the worker's source, from the page's root; it finds the list in `__SHELL__`.
 */
export function serviceWorker(entry: string): Plugin {
  let root = "";
  let target: string | string[] | false = false;
  return {
    name: "service-worker",
    apply: "build",
    configResolved(config) {
      root = config.root;
      target = config.build.target;
    },
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      await build({
        configFile: false,
        root,
        logLevel: "warn",
        publicDir: false,
        define: { __SHELL__: JSON.stringify(await shellIn(dir)) },
        build: {
          target,
          outDir: dir,
          emptyOutDir: false,
          rolldownOptions: {
            input: join(root, entry),
            output: { format: "iife", entryFileNames: "worker.js" },
          },
        },
      });
    },
  };
}

/** The page and its assets, as they lie in the folder; what the browser itself fetches (manifest, its icons) isn't the shell's. */
async function shellIn(dir: string): Promise<{ version: string; files: { path: string; integrity: string }[] }> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".br"))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => path === "index.html" || path.startsWith("assets/"))
    .sort();
  const files = await Promise.all(
    paths.map(async (path) => ({
      path: path === "index.html" ? "/" : `/${path}`,
      integrity: `sha256-${createHash("sha256")
        .update(await readFile(join(dir, path)))
        .digest("base64")}`,
    })),
  );
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  return { version, files };
}
