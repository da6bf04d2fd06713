import type { Cancel, Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoBackend } from "matrix-js-sdk/lib/common-crypto/CryptoBackend.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import { loadedEvents } from "../threads/thread-timelines.ts";

/** Tries undecryptable messages of open rooms again: another device may put their keys into the backup at any time. */
export interface DecryptionRetry {
  /** The room has messages whose keys are missing. */
  missing(roomId: string): void;
  /** Keys may be there now: the next attempts come sooner again. */
  hurry(): void;
  stop(): void;
}

/**
 * Milliseconds. A device puts new keys into the backup within ten seconds, and the SDK looks for a key there only every five: the first
 * attempts come a little slower than that, the later ones ever more rarely.
 */
const firstDelay = 5_500;
const lastDelay = 300_000;
const quickAttempts = 4;

/** `othersOf` gives events of a room that are shown and stand in none of its loaded timelines. */
export function decryptionRetry(
  clock: Clock,
  sdk: MatrixClient,
  othersOf: (roomId: string) => readonly MatrixEvent[],
): DecryptionRetry {
  const waiting = new Map<string, Cancel>();
  let attempts = 0;

  function retry(roomId: string): void {
    waiting.delete(roomId);
    attempts++;
    // What getCrypto gives is the backend itself, of which its type shows only the public half.
    const backend = sdk.getCrypto() as CryptoBackend | undefined;
    if (backend === undefined) return;
    for (const event of [...loadedEvents(sdk.getRoom(roomId)), ...othersOf(roomId)]) {
      // Failing again changes nothing, and the snapshot asks for the next attempt.
      if (event.isDecryptionFailure()) void event.attemptDecryption(backend, { isRetry: true }).catch(() => undefined);
    }
  }

  return {
    missing(roomId) {
      if (waiting.has(roomId)) return;
      const delay = Math.min(firstDelay * 2 ** Math.max(0, attempts - quickAttempts), lastDelay);
      waiting.set(
        roomId,
        clock.after(delay, () => retry(roomId)),
      );
    },
    hurry() {
      attempts = 0;
    },
    stop() {
      for (const cancel of waiting.values()) cancel();
    },
  };
}
