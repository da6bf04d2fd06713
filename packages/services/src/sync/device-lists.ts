import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { deviceListChangesBetween } from "@conclave/storage/keys/device-list-store";
import { joinedAt, type MembershipChange } from "@conclave/storage/rooms/membership-history-store";
import { members } from "@conclave/storage/rooms/membership-store";
import { sharingARoomWith } from "@conclave/storage/rooms/shared-rooms-store";

export interface DeviceListsOptions {
  readonly userId: UserId;
  /** The membership events within the range of the rooms that the person is in. */
  readonly changes: readonly MembershipChange[];
  /** Rooms that the person joined within the range. */
  readonly newlyJoined: readonly RoomId[];
  /** Rooms that they were in before it, and are no more. */
  readonly newlyLeft: readonly RoomId[];
}

/** Whose devices a client must look up anew, and whose it may forget (spec "Tracking the device list for a user"). */
export interface DeviceLists {
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

/**
 * Whose device lists are out of date since the last answer: people in a shared room whose keys changed, people who have come
 * to share a room; and, in `left`, people with whom none is shared any more.
 */
export async function readDeviceLists(
  tx: ReadTransaction,
  options: DeviceListsOptions,
  range: { readonly since: number; readonly upTo: number },
): Promise<DeviceLists> {
  const { userId, changes } = options;
  const keysChanged = await deviceListChangesBetween(tx, { from: range.since, to: range.upTo, observer: userId });
  const candidates = new Set<string>(keysChanged);
  const departed = new Set<string>();
  const joins = changes.filter((change) => change.membership === "join");
  const known = await joinedBefore(tx, joins, range.since);
  // A change of name is a join as well; only who was not in the room before is new.
  for (const join of joins) if (!known.has(`${join.roomId} ${join.userId}`)) candidates.add(join.userId);
  for (const change of changes) if (change.membership !== "join") departed.add(change.userId);
  for (const roomId of options.newlyLeft) {
    const everybody = await members(tx, { roomId });
    for (const userIds of chunksOf(everybody.map((member) => member.userId))) {
      // Whoever came later is nobody of whom the client was ever told.
      const those = await joinedAt(tx, { roomIds: [roomId], userIds, position: range.since });
      for (const one of those) departed.add(one.userId);
    }
  }
  const companions = new Set<string>();
  for (const roomId of options.newlyJoined) {
    for (const member of await members(tx, { roomId, memberships: ["join"] })) companions.add(member.userId);
  }
  candidates.delete(userId);
  departed.delete(userId);
  companions.delete(userId);
  const doubtful = [...candidates, ...departed].filter((other) => !companions.has(other));
  const shared = new Set([...companions, ...(await sharing(tx, userId, doubtful))]);
  const changed = new Set([...candidates].filter((other) => shared.has(other)));
  for (const companion of companions) changed.add(companion);
  if (keysChanged.includes(userId)) changed.add(userId);
  return { changed: [...changed], left: [...departed].filter((other) => !shared.has(other)) };
}

async function joinedBefore(
  tx: ReadTransaction,
  joins: readonly MembershipChange[],
  position: number,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const roomIds of chunksOf([...new Set(joins.map((join) => join.roomId))])) {
    for (const userIds of chunksOf([...new Set(joins.map((join) => join.userId))])) {
      for (const one of await joinedAt(tx, { roomIds, userIds, position })) known.add(`${one.roomId} ${one.userId}`);
    }
  }
  return known;
}

async function sharing(tx: ReadTransaction, userId: UserId, others: readonly string[]): Promise<ReadonlySet<string>> {
  const shared = new Set<string>();
  for (const chunk of chunksOf([...new Set(others)])) {
    // Device lists are kept by full user identifiers only.
    for (const other of await sharingARoomWith(tx, userId, chunk as readonly UserId[])) shared.add(other);
  }
  return shared;
}
