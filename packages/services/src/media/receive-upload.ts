import type { Readable } from "node:stream";
import type { Cancel, Clock } from "@conclave/base/clock";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { BlobStore } from "@conclave/storage/blobs/blob-store";

/** Milliseconds without a byte after which a sender is given up, so that the slow don't hold the places of others. */
const patience = 30_000;

/**
 * Stores what a request sends.
 *
 * @returns undefined when it is more than `limit` bytes.
 * @throws MatrixError `M_UNKNOWN` when the sender went away or fell silent; nothing is kept.
 */
export async function receiveUpload(
  ports: { readonly blobs: BlobStore; readonly clock: Clock; readonly limit: number },
  upload: { readonly stream: Readable; readonly signal: AbortSignal },
): Promise<{ readonly blobId: string; readonly size: number } | undefined> {
  const { stream, signal } = upload;
  const body = watchedBody(stream, ports.clock);
  try {
    return await ports.blobs.write(body, ports.limit, signal);
  } catch (error) {
    if (signal.aborted || stream.destroyed) throw new MatrixError("M_UNKNOWN", "The upload broke off.");
    throw error;
  }
}

async function* watchedBody(stream: Readable, clock: Clock): AsyncGenerator<Uint8Array> {
  let cancel: Cancel = () => undefined;
  const watch = () => {
    cancel();
    cancel = clock.after(patience, () => stream.destroy(new Error("The sender fell silent.")));
  };
  try {
    watch();
    // A request that is destroyed takes its connection along, and with it the refusal that its sender should read.
    for await (const bytes of stream.iterator({ destroyOnReturn: false })) {
      watch();
      yield bytes;
    }
  } finally {
    cancel();
  }
}
