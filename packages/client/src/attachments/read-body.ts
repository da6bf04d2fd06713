import { offline } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";

/** Tells how far a download is: 0 to 1, or null while its size isn't known. */
export type DownloadProgress = (progress: number | null) => void;

/**
 * Reads the whole body of a response, and no more than `limit` bytes, whatever its header says.
 *
 * @throws ClientError `too-large`, or `offline` if the connection broke.
 */
export async function readBody(
  response: Response,
  limit: number,
  onProgress: DownloadProgress = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const size = Number(response.headers.get("Content-Length") ?? 0);
  if (size > limit) throw new ClientError({ code: "too-large" });
  const chunks: Uint8Array[] = [];
  let length = 0;
  onProgress(size > 0 ? 0 : null);
  const reader = response.body?.getReader();
  for (let chunk = await next(reader); chunk !== undefined; chunk = await next(reader)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) {
      // Nobody waits for how that ends.
      void reader?.cancel().catch(() => undefined);
      throw new ClientError({ code: "too-large" });
    }
    if (size > 0) onProgress(Math.min(1, length / size));
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<Uint8Array | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch {
    throw offline();
  }
}
