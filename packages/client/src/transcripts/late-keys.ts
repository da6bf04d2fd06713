import type { Clock } from "@conclave/base/clock";
import { type MatrixEvent, MatrixEventEvent } from "matrix-js-sdk/lib/models/event.js";

/** Milliseconds that a key may take to come from the backup. */
const patience = 3_000;

/** Waits for the keys of events that could not be decrypted, once for each key: one that didn't come in time is not in the backup. */
export function lateKeys(clock: Clock): (events: readonly MatrixEvent[]) => Promise<void> {
  const waitedFor = new Set<string>();

  const isAwaited = (event: MatrixEvent) => {
    const session: unknown = event.getWireContent()["session_id"];
    return event.isDecryptionFailure() && typeof session === "string" && !waitedFor.has(session);
  };

  return async (events) => {
    const missing = new Set(events.filter(isAwaited));
    if (missing.size === 0) return;
    for (const event of missing) waitedFor.add(String(event.getWireContent()["session_id"]));
    await new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        for (const event of events) event.off(MatrixEventEvent.Decrypted, look);
        resolve();
      };
      const cancel = clock.after(patience, end);
      function look(event: MatrixEvent): void {
        // The SDK tells of attempts in vain too.
        if (!event.isDecryptionFailure() && missing.delete(event) && missing.size === 0) end();
      }
      for (const event of missing) event.on(MatrixEventEvent.Decrypted, look);
    });
  };
}
