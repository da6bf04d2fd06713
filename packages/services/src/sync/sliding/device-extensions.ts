import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { MembershipChange } from "@conclave/storage/rooms/membership-history-store";
import { decodeSyncToken, encodeSyncToken } from "@conclave/streams/sync-token";
import { readDeviceKeysSection } from "../device-keys-section.ts";
import { readDeviceLists } from "../device-lists.ts";
import { readMembershipChanges } from "../membership-changes.ts";
import { readToDeviceSection } from "../to-device-section.ts";
import type { ExtensionResult } from "./extensions.ts";
import type { RoomLists } from "./room-list.ts";
import type { SlidingRequest } from "./sliding-request.ts";

/** The to-device extension, and what of its queue may go. */
export interface ToDeviceResult extends ExtensionResult {
  readonly acknowledged: number | undefined;
}

/**
 * The to-device extension (MSC3885). It has a token of its own, which outlives the connection.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a token that this server never gave out.
 */
export async function toDeviceResult(
  tx: ReadTransaction,
  request: SlidingRequest,
  place: { readonly upTo: number; readonly epoch: number },
): Promise<ToDeviceResult> {
  const { since: text, limit } = request.extensions.to_device ?? {};
  const { upTo, epoch } = place;
  const token = text === undefined ? undefined : decodeSyncToken(text, epoch, "extensions.to_device.since");
  const section = await readToDeviceSection(tx, request, {
    since: token?.toDevice ?? 0,
    upTo,
    ...(limit !== undefined && { limit }),
  });
  const next = encodeSyncToken({ epoch, position: 0, toDevice: section.upTo, typing: 0 });
  return {
    text: `{"next_batch":"${next}","events":[${section.events.join(",")}]}`,
    empty: section.events.length === 0,
    acknowledged: section.hasAcknowledged ? token?.toDevice : undefined,
  };
}

/** The answer to the encryption extension, and the keys that are left. */
export interface EncryptionResult extends ExtensionResult {
  readonly keys: string;
}

/** The encryption extension (MSC3884). A new connection is told of no device lists: its client has to ask for all of them. */
export async function encryptionResult(
  tx: ReadTransaction,
  request: SlidingRequest,
  rooms: RoomLists,
  facts: {
    readonly changes: readonly MembershipChange[];
    readonly since: number | undefined;
    readonly upTo: number;
  },
): Promise<EncryptionResult> {
  const keys = await readDeviceKeysSection(tx, request);
  const { since, upTo } = facts;
  if (since === undefined) {
    const text = JSON.stringify(keys);
    return { text, keys: text, empty: true };
  }
  const joined = [...rooms.all.values()].filter(({ standing }) => standing.membership === "join");
  const inRooms = joined.map(({ room }) => room);
  const changes = await readMembershipChanges(tx, inRooms, { since, upTo });
  const { changed, left } = await readDeviceLists(
    tx,
    { userId: request.userId, own: facts.changes, changes },
    { since, upTo },
  );
  return {
    text: JSON.stringify({ device_lists: { changed, left }, ...keys }),
    keys: JSON.stringify(keys),
    empty: changed.length === 0 && left.length === 0,
  };
}
