import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";

/**
 * Names events in timelines: one that was sent by this client in this run by the key that it was queued under, so that its line stays the
 * same when the server gives it back; every other one by its event id.
 */
export interface SentKeys {
  of(event: MatrixEvent): string;
}

/** The server tells the sending device its transaction id, which is the key. */
export function sentKeys(): SentKeys {
  const keys = new Map<string, string>();
  return {
    of(event) {
      const eventId = event.getId() ?? "";
      const transactionId = event.getUnsigned().transaction_id ?? event.getTxnId();
      if (transactionId !== undefined) keys.set(eventId, transactionId);
      return keys.get(eventId) ?? eventId;
    },
  };
}
