import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Plugin } from "vite";

/** Bytes from which the server leaves compressing to the build, as `http/src/pages/page-files.ts` says. */
const large = 262_144;

/** Writes `x.br` beside every large file, so that the server doesn't spend its start on compressing. */
export function compressLargeFiles(): Plugin {
  return {
    name: "compress-large-files",
    apply: "build",
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(?:js|css|wasm|svg|json)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const body = await readFile(path);
        if (body.length <= large) continue;
        await writeFile(`${path}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}
