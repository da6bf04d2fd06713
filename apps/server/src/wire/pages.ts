import { existsSync } from "node:fs";
import { join } from "node:path";
import { readPageFiles } from "@conclave/http/pages/page-files";
import type { Page } from "@conclave/http/pages/serve-pages";

const apps: readonly (Pick<Page, "path" | "policy"> & { readonly name: string })[] = [
  { name: "chat", path: "/", policy: { webAssembly: true, trustedTypes: ["conclave"] } },
  { name: "auth", path: "/auth/", policy: { webAssembly: false, trustedTypes: ["conclave"] } },
  { name: "console", path: "/console/", policy: { webAssembly: false, trustedTypes: ["conclave"] } },
];

/** Reads the built apps; one that was not built is left out. `except` names those that are served elsewhere. */
export async function readPages(appsFolder: string, except: readonly string[] = []): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (const { name, path, policy } of apps) {
    const folder = join(appsFolder, name, "dist");
    if (except.includes(name) || !existsSync(join(folder, "index.html"))) continue;
    pages.push({ path, policy, files: await readPageFiles(folder) });
  }
  return pages;
}
