import type { MediaFile } from "@conclave/services/media/media-file";
import { parseByteRange } from "../edge/byte-range.ts";
import { Bytes } from "../edge/reply.ts";
import { contentDisposition } from "./content-disposition.ts";
import { isInlineType } from "./media-type.ts";

interface Headers {
  readonly [name: string]: string | string[] | undefined;
}

/** Nothing that a file holds may run, fetch or frame (spec "Content repository"); any origin's page may show it. */
const mediaHeaders = {
  "accept-ranges": "bytes",
  "access-control-expose-headers": "Content-Disposition, Content-Length, Content-Range, ETag, Retry-After",
  // A file never changes, but may be quarantined: a browser asks again after a day. A cache that others share keeps nothing that
  // was given to somebody who is signed in.
  "cache-control": "private, max-age=86400, immutable",
  "content-security-policy":
    "sandbox; default-src 'none'; script-src 'none'; plugin-types application/pdf; style-src 'unsafe-inline'; object-src 'self';",
  "cross-origin-resource-policy": "cross-origin",
};

/**
 * Answers with a file, or the part of it that the request's headers ask for (RFC 9110 sections 13 and 14).
 *
 * @param fileName takes the place of the uploader's.
 */
export async function presentMedia(
  file: MediaFile,
  requestHeaders: Headers,
  fileName: string | null = file.fileName,
): Promise<Bytes> {
  const etag = `"${file.tag}"`;
  const contentType = file.contentType ?? "application/octet-stream";
  const headers = {
    ...mediaHeaders,
    etag,
    "content-type": contentType,
    "content-disposition": contentDisposition(isInlineType(contentType) ? "inline" : "attachment", fileName),
  };
  if (isKnown(requestHeaders["if-none-match"], etag)) return new Bytes(new Uint8Array(), headers, 304);
  const { size } = file;
  const condition = requestHeaders["if-range"];
  const asked = condition === undefined || condition === etag ? requestHeaders["range"] : undefined;
  const range = parseByteRange(typeof asked === "string" ? asked : undefined, size);
  if (range === "unsatisfiable") {
    return new Bytes(new Uint8Array(), { ...headers, "content-range": `bytes */${size}` }, 416);
  }
  if (range === "whole") {
    return new Bytes(await file.open(), { ...headers, "content-length": String(size) });
  }
  const partHeaders = {
    "content-length": String(range.end - range.start + 1),
    "content-range": `bytes ${range.start}-${range.end}/${size}`,
  };
  return new Bytes(await file.open(range), { ...headers, ...partHeaders }, 206);
}

function isKnown(header: string | string[] | undefined, etag: string): boolean {
  if (typeof header !== "string") return false;
  return header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");
}
