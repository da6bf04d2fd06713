import type { Readable } from "node:stream";
import type { Clock } from "@conclave/base/clock";
import type { Endpoint } from "@conclave/protocol/endpoint";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { parseJsonBody } from "./json-body.ts";

/** Bytes that a body may have whose contract says nothing. */
export const defaultBodyLimit = 1_048_576;
/** Milliseconds that a body may take to arrive: two megabytes at 17 kilobytes a second. */
const patience = 120_000;

/**
 * Reads the body of a request as its contract wants it; a GET has none.
 *
 * @throws MatrixError `M_TOO_LARGE`, `M_NOT_JSON`, `M_BAD_JSON`; `M_UNKNOWN` when it takes too long.
 */
export async function readBody(stream: Readable, endpoint: Endpoint, clock: Clock): Promise<unknown> {
  if (endpoint.method === "GET") return undefined;
  const bytes = await readBytes(stream, endpoint.bodyLimit ?? defaultBodyLimit, clock);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MatrixError("M_NOT_JSON", "The body is not UTF-8.");
  }
  return parseJsonBody(text);
}

async function readBytes(stream: Readable, limit: number, clock: Clock): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const cancel = clock.after(patience, () =>
    stream.destroy(new MatrixError("M_UNKNOWN", "The body took too long to arrive.")),
  );
  try {
    // A request that is destroyed takes its connection along, and with it the refusal that its sender should read.
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > limit) throw new MatrixError("M_TOO_LARGE", `The body is larger than ${limit} bytes.`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof MatrixError) throw error;
    throw new MatrixError("M_UNKNOWN", "The body broke off.");
  } finally {
    cancel();
  }
  return Buffer.concat(chunks);
}
