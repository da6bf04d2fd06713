import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findDehydratedDevice } from "@conclave/storage/devices/dehydrated-device-store";
import { toDeviceMessagesAfter } from "@conclave/storage/keys/to-device-store";
import { decodeSyncToken, encodeTimelineToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { messagesPerAnswer, toDeviceEvent } from "./to-device-event.ts";

interface ReadDehydratedDeviceEvents {
  readonly userId: UserId;
  readonly deviceId: string;
  /** `nextBatch` of an earlier answer; absent: from the first message. */
  readonly from?: string | undefined;
  readonly limit?: number | undefined;
}

export interface DehydratedDeviceEvents {
  /** JSON texts of events, oldest first. */
  readonly events: readonly string[];
  /** Where the next request goes on, also behind the last message. */
  readonly nextBatch: string;
  readonly hasMore: boolean;
}

/**
 * What came for a person's dehydrated device. Reading takes nothing away: a rehydration that was cut off begins again, on
 * whatever device (MSC3814). It all goes with the device, when that is replaced.
 *
 * @throws MatrixError `M_FORBIDDEN` for any other device; `M_INVALID_PARAM` for a token that this server never gave out.
 */
export const readDehydratedDeviceEvents = query(
  "keys.read-dehydrated-device-events",
  async (context, input: ReadDehydratedDeviceEvents): Promise<DehydratedDeviceEvents> => {
    const { userId, deviceId, from } = input;
    const { restoreEpoch } = context.instance();
    const after = from === undefined ? 0 : (decodeSyncToken(from, restoreEpoch, "next_batch")?.position ?? 0);
    if ((await findDehydratedDevice(context.tx, userId))?.deviceId !== deviceId) {
      throw new MatrixError("M_FORBIDDEN", "That is not your dehydrated device.");
    }
    const limit = Math.min(input.limit ?? messagesPerAnswer, messagesPerAnswer);
    // One more than is given says whether the answer is the last.
    const range = { userId, deviceId, after, upTo: Number.MAX_SAFE_INTEGER, limit: limit + 1 };
    const found = await toDeviceMessagesAfter(context.tx, range);
    const given = found.slice(0, limit);
    return {
      events: given.map(toDeviceEvent),
      nextBatch: encodeTimelineToken(restoreEpoch, given.at(-1)?.position ?? after),
      hasMore: found.length > limit,
    };
  },
);
