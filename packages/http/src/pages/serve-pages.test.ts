import { deepEqual, equal, match } from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { type FastifyInstance, fastify } from "fastify";
import { readPageFiles } from "./page-files.ts";
import { servePages } from "./serve-pages.ts";

let folder = "";
let server: FastifyInstance;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "conclave-pages-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), `<!doctype html><title>x</title>${"<p>text</p>".repeat(100)}`);
  writeFileSync(join(folder, "assets/main-B1a2C3d4.js"), "export {};");
  writeFileSync(join(folder, ".source-hash"), "not a page");
  server = fastify();
  const files = await readPageFiles(folder);
  servePages(server, [
    { path: "/", files, policy: { webAssembly: true, trustedTypes: ["conclave"] } },
    { path: "/auth/", files, policy: { webAssembly: false, trustedTypes: [] } },
  ]);
});

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test("a page comes with the strict policy, compressed where the browser can", async () => {
  const plain = await server.inject({ method: "GET", url: "/" });
  equal(plain.statusCode, 200);
  match(
    String(plain.headers["content-security-policy"]),
    /script-src 'self' 'wasm-unsafe-eval'; .*trusted-types conclave$/,
  );
  equal(String(plain.headers["content-security-policy"]).includes("unsafe-inline"), false);
  const compressed = await server.inject({ method: "GET", url: "/", headers: { "accept-encoding": "gzip, br" } });
  equal(compressed.headers["content-encoding"], "br");
  equal(brotliDecompressSync(compressed.rawPayload).toString(), plain.body);
});

test("an app without the crypto may not run WebAssembly, nor create a policy", async () => {
  const response = await server.inject({ method: "GET", url: "/auth/" });
  match(String(response.headers["content-security-policy"]), /script-src 'self'; .*trusted-types 'none'$/);
});

test("hashed files are kept for ever, pages are asked for again", async () => {
  const asset = await server.inject({ method: "GET", url: "/assets/main-B1a2C3d4.js" });
  equal(asset.headers["cache-control"], "public, max-age=31536000, immutable");
  const page = await server.inject({ method: "GET", url: "/" });
  equal(page.headers["cache-control"], "no-cache");
  const again = await server.inject({
    method: "GET",
    url: "/",
    headers: { "if-none-match": String(page.headers.etag) },
  });
  deepEqual([again.statusCode, again.body], [304, ""]);
});

test("nothing else of the folder, or outside it, is served", async () => {
  for (const url of ["/.source-hash", "/assets/%2e%2e/%2e%2e/etc/passwd", "/auth/nothing"]) {
    equal((await server.inject({ method: "GET", url })).statusCode, 404, url);
  }
});
