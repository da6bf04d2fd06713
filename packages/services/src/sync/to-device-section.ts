import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { toDeviceMessagesAfter } from "@conclave/storage/keys/to-device-store";
import { messagesPerAnswer, toDeviceEvent } from "../keys/to-device-event.ts";

export interface ToDeviceSection {
  /** JSON texts of events. */
  readonly events: readonly string[];
  /** The messages up to here are in this answer, or were in an earlier one. */
  readonly upTo: number;
  /** Whether messages that the client has acknowledged are still stored. */
  readonly hasAcknowledged: boolean;
}

/** The messages to a device that it has not seen, oldest first. */
export async function readToDeviceSection(
  tx: ReadTransaction,
  device: { readonly userId: string; readonly deviceId: string },
  range: { readonly since: number; readonly upTo: number; readonly limit?: number },
): Promise<ToDeviceSection> {
  const { since, upTo } = range;
  const limit = Math.min(range.limit ?? messagesPerAnswer, messagesPerAnswer);
  const queue = await toDeviceMessagesAfter(tx, { ...device, after: 0, upTo, limit });
  const hasAcknowledged = queue.some(({ position }) => position <= since);
  const waiting = hasAcknowledged ? await toDeviceMessagesAfter(tx, { ...device, after: since, upTo, limit }) : queue;
  return {
    events: waiting.map(toDeviceEvent),
    upTo: waiting.length < limit ? upTo : (waiting.at(-1)?.position ?? since),
    hasAcknowledged,
  };
}
