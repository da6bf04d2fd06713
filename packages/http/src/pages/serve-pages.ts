import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { PageFile } from "./page-files.ts";
import { type PagePolicy, pageHeaders } from "./page-headers.ts";

/** One built app and where it stands. */
export interface Page {
  /** With a slash at both ends: `/`, `/auth/`, `/console/`. */
  readonly path: string;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly policy: PagePolicy;
}

/** Adds the routes of the built apps. The page's own routing is in its fragment, so an unknown path is unknown. */
export function servePages(server: FastifyInstance, pages: readonly Page[]): void {
  for (const page of pages) {
    const headers = pageHeaders(page.policy);
    for (const [name, file] of page.files) {
      const url = name === "index.html" ? page.path : `${page.path}${name}`;
      server.route({
        method: ["GET", "HEAD"],
        url,
        handler: (request, reply) => sendPageFile(request, reply, file, headers),
      });
    }
    if (page.path !== "/") {
      server.route({
        method: "GET",
        url: page.path.slice(0, -1),
        handler: (_request, reply) => reply.redirect(page.path, 308),
      });
    }
  }
}

function sendPageFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: PageFile,
  headers: Readonly<Record<string, string>>,
): FastifyReply {
  reply.headers({
    ...headers,
    "cache-control": file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
    etag: file.etag,
    vary: "accept-encoding",
  });
  // Pages are for their own origin; only the API is open to any.
  for (const name of Object.keys(reply.getHeaders())) if (name.startsWith("access-control-")) reply.removeHeader(name);
  if (request.headers["if-none-match"] === file.etag) return reply.code(304).send();
  reply.type(file.contentType);
  if (file.compressed === undefined || !acceptsBrotli(request)) return reply.send(file.body);
  return reply.header("content-encoding", "br").send(file.compressed);
}

function acceptsBrotli(request: FastifyRequest): boolean {
  return /\bbr\b/.test(String(request.headers["accept-encoding"] ?? ""));
}
