import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { table } from "../edge-and-core/measure.ts";

const apps = fileURLToPath(new URL("../../../apps", import.meta.url));

/**
 * What a browser loads before a page can show something: the scripts that the page names, with those that they import at once
 * (the build names them as preloads), and its styles.
 *
 * @throws Error when the pages were not built.
 */
export async function measurePages(): Promise<string> {
  const kilobytes = (bytes: number) => (bytes / 1_000).toFixed(1);
  return table(
    ["page", "script, gzip KB", "script, Brotli KB", "styles, gzip KB"],
    ["auth", "chat", "console"].map((app) => {
      const folder = `${apps}/${app}/dist`;
      if (!existsSync(`${folder}/index.html`)) throw new Error(`apps/${app} is not built: npm run build.`);
      const html = readFileSync(`${folder}/index.html`, "utf8");
      const named = [...html.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.(?:js|css))"/g)].map(
        ([, file = ""]) => file,
      );
      const contents = (kind: string) =>
        named.filter((file) => file.endsWith(kind)).map((file) => readFileSync(`${folder}/${file}`));
      const size = (files: readonly Buffer[], compress: (content: Buffer) => Buffer) =>
        kilobytes(files.reduce((sum, content) => sum + compress(content).length, 0));
      return [
        app,
        size(contents(".js"), gzipSync),
        size(contents(".js"), brotliCompressSync),
        size(contents(".css"), gzipSync),
      ];
    }),
  );
}
