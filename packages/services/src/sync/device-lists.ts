import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { deviceListChangesBetween } from "@conclave/storage/keys/device-list-store";
import {
  joinedMembersAt,
  type MembershipChange,
  sharedARoomAt,
} from "@conclave/storage/rooms/membership-history-store";
import { roomsJoinedAt } from "../timeline/membership-lookup.ts";

export interface DeviceListsOptions {
  readonly userId: UserId;
  /** Every membership event of the person, oldest first. */
  readonly own: readonly MembershipChange[];
  /** The membership events within the range of the rooms that the person is in at its end. */
  readonly changes: readonly MembershipChange[];
}

/** Whose devices a client must look up anew, and whose it may forget (spec "Tracking the device list for a user"). */
export interface DeviceLists {
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

export interface DeviceNews extends DeviceLists {
  /** Those of `changed` with whom no room was shared at the beginning of the range. */
  readonly met: readonly string[];
}

/**
 * Whose device lists are out of date at the end of a range: people in a shared room whose keys changed within it, and people with
 * whom a room has come to be shared; and, in `left`, people with whom one was shared at its beginning, and none is any more.
 */
export async function readDeviceLists(
  tx: ReadTransaction,
  { userId, own, changes }: DeviceListsOptions,
  { since, upTo }: { readonly since: number; readonly upTo: number },
): Promise<DeviceNews> {
  const keysChanged = new Set(await deviceListChangesBetween(tx, { from: since, to: upTo, observer: userId }));
  const before = roomsJoinedAt(own, since);
  const after = roomsJoinedAt(own, upTo);
  const moved = new Set<UserId>(changes.map((change) => change.userId));
  for (const roomId of after) {
    if (!before.has(roomId)) for (const member of await joinedMembersAt(tx, roomId, upTo)) moved.add(member);
  }
  for (const roomId of before) {
    if (!after.has(roomId)) for (const member of await joinedMembersAt(tx, roomId, since)) moved.add(member);
  }
  moved.delete(userId);
  const known = await sharing(tx, userId, moved, since);
  // Device lists are kept by full user identifiers only.
  const shared = await sharing(tx, userId, new Set([...moved, ...(keysChanged as ReadonlySet<UserId>)]), upTo);
  if (keysChanged.has(userId)) shared.add(userId);
  return {
    changed: [...shared].filter((other) => keysChanged.has(other) || !known.has(other)),
    met: [...moved].filter((other) => shared.has(other) && !known.has(other)),
    left: [...known].filter((other) => !shared.has(other)),
  };
}

async function sharing(
  tx: ReadTransaction,
  userId: UserId,
  others: ReadonlySet<UserId>,
  position: number,
): Promise<Set<UserId>> {
  const shared = new Set<UserId>();
  for (const chunk of chunksOf([...others])) {
    for (const other of await sharedARoomAt(tx, userId, chunk, position)) if (other !== userId) shared.add(other);
  }
  return shared;
}
