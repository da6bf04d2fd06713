import { deepEqual, equal, notEqual } from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { build } from "vite";
import { serviceWorker } from "./service-worker.ts";

const root = mkdtempSync(join(tmpdir(), "conclave-worker-"));
after(() => rmSync(root, { recursive: true }));

interface Shell {
  readonly version: string;
  readonly files: readonly { readonly path: string; readonly integrity: string }[];
}

/** Builds a small page that says a word, and runs its worker. @returns the list that the worker was given. */
async function shellOf(word: string): Promise<Shell> {
  writeFileSync(join(root, "main.js"), `document.title = ${JSON.stringify(word)};`);
  await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [serviceWorker("worker/main.js")],
    build: { outDir: "dist", emptyOutDir: true },
  });
  const script = readFileSync(join(root, "dist/worker.js"), "utf8");
  const self: { shell?: Shell } = {};
  // A classic script: an import in it would not even be parsed.
  new Function("self", script)(self);
  if (self.shell === undefined) throw new Error("the worker has no list");
  return self.shell;
}

test("the worker is given every file of the page, each with its hash, and another version when one of them is another", async () => {
  mkdirSync(join(root, "public"));
  mkdirSync(join(root, "worker"));
  writeFileSync(join(root, "index.html"), '<!doctype html><script type="module" src="./main.js"></script>');
  writeFileSync(join(root, "public/icon.png"), "fetched by the browser itself");
  writeFileSync(join(root, "worker/part.js"), "export const shell = __SHELL__;");
  writeFileSync(join(root, "worker/main.js"), 'import { shell } from "./part.js"; self.shell = shell;');
  const { version, files } = await shellOf("ebb");
  deepEqual(
    files.map(({ path }) => path.replace(/-[\w-]{8}\./, "-HASH.")),
    ["/assets/index-HASH.js", "/"],
  );
  for (const { path, integrity } of files) {
    const bytes = readFileSync(join(root, "dist", path === "/" ? "index.html" : path));
    equal(integrity, `sha256-${createHash("sha256").update(bytes).digest("base64")}`);
  }
  equal((await shellOf("ebb")).version, version);
  notEqual((await shellOf("flood")).version, version);
});
