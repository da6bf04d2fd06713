import type { Cancel, Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoBackend } from "matrix-js-sdk/lib/common-crypto/CryptoBackend.js";

/** Tries undecryptable messages of open rooms again: another device may put their keys into the backup at any time. */
export interface DecryptionRetry {
  /** The room has messages whose keys are missing. */
  missing(roomId: string): void;
  /** Keys may be there now: the next attempts come sooner again. */
  hurry(): void;
  stop(): void;
}

/** Milliseconds: the SDK puts new keys into the backup within ten seconds. */
const firstDelay = 2_000;
const lastDelay = 300_000;

export function decryptionRetry(clock: Clock, sdk: MatrixClient): DecryptionRetry {
  const waiting = new Map<string, Cancel>();
  let delay = firstDelay;

  function retry(roomId: string): void {
    waiting.delete(roomId);
    delay = Math.min(delay * 1.5, lastDelay);
    // What getCrypto gives is the backend itself, of which its type shows only the public half.
    const backend = sdk.getCrypto() as CryptoBackend | undefined;
    if (backend === undefined) return;
    for (const event of sdk.getRoom(roomId)?.getLiveTimeline().getEvents() ?? []) {
      // Failing again changes nothing, and the snapshot asks for the next attempt.
      if (event.isDecryptionFailure()) void event.attemptDecryption(backend, { isRetry: true }).catch(() => undefined);
    }
  }

  return {
    missing(roomId) {
      if (waiting.has(roomId)) return;
      waiting.set(
        roomId,
        clock.after(delay, () => retry(roomId)),
      );
    },
    hurry() {
      delay = firstDelay;
    },
    stop() {
      for (const cancel of waiting.values()) cancel();
    },
  };
}
