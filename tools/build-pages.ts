import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Everything that goes into a page; the server's own packages don't. */
const sources = [
  "packages/base",
  "packages/protocol",
  "packages/rules",
  "packages/api-client",
  "packages/ui",
  "tools/build",
];
const pages: Readonly<Record<string, readonly string[]>> = {
  auth: [],
  console: [],
  chat: ["packages/client"],
};

/**
 * A hash of the sources of a page and of the versions of everything installed; file contents, since a checkout has no
 * useful times.
 */
async function hashOf(folders: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(await readFile(join(root, "package-lock.json")));
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/[/\\](?:dist|node_modules|gallery)[/\\]/.test(path))
      .sort();
    for (const path of files)
      hash
        .update(path.slice(root.length))
        .update("\0")
        .update(await readFile(path))
        .update("\0");
  }
  return hash.digest("hex");
}

/** Builds the pages whose sources changed since they were last built, one after the other; says what it does. */
async function buildPages(): Promise<void> {
  for (const [name, more] of Object.entries(pages)) {
    const folder = join(root, "apps", name);
    if (!existsSync(join(folder, "index.html"))) continue;
    const hash = await hashOf([...sources, ...more, `apps/${name}`]);
    const marker = join(folder, "dist", ".source-hash");
    if ((await readFile(marker, "utf8").catch(() => "")) === hash) continue;
    process.stderr.write(`Building the ${name} page.\n`);
    // Loaded only when there is something to build: it takes longer than finding out that there is not.
    const { build } = await import("vite");
    await build({ configFile: join(folder, "vite.config.ts"), root: folder, logLevel: "warn" });
    await writeFile(marker, hash);
  }
}

try {
  await buildPages();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
