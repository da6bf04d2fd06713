import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** One built file, ready to be sent. */
export interface PageFile {
  readonly contentType: string;
  readonly body: Buffer;
  /** Brotli, where that is smaller. */
  readonly compressed: Buffer | undefined;
  readonly etag: string;
  /** Its name holds a hash of its content, so it never changes. */
  readonly immutable: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Files larger than this come compressed from the build (`x.wasm.br`), since compressing them would stall the start. */
const compressAtStart = 262_144;

/**
 * Reads every file of a built app into memory: what is not in this map is not served, so there is no path to traverse.
 *
 * @returns by the path below the app's address: `assets/main-abc123.js`.
 */
export async function readPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    files.set(relative(folder, path).split(sep).join("/"), await readPageFile(path, contentType));
  }
  return files;
}

async function readPageFile(path: string, contentType: string): Promise<PageFile> {
  const body = await readFile(path);
  const compressed = (await readFile(`${path}.br`).catch(() => undefined)) ?? compress(body, contentType);
  return {
    contentType,
    body,
    compressed: compressed !== undefined && compressed.length < body.length ? compressed : undefined,
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`,
    immutable: /[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(path) && path.includes(`${sep}assets${sep}`),
  };
}

function compress(body: Buffer, contentType: string): Buffer | undefined {
  if (body.length > compressAtStart || contentType.startsWith("image/png")) return undefined;
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
