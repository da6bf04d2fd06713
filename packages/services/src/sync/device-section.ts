import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { deviceListChangesBetween } from "@conclave/storage/keys/device-list-store";
import { unusedFallbackKeyTypes } from "@conclave/storage/keys/fallback-keys-store";
import { oneTimeKeyCounts } from "@conclave/storage/keys/one-time-keys-store";
import { toDeviceMessagesAfter } from "@conclave/storage/keys/to-device-store";
import { joinedAt, membershipChangesIn } from "@conclave/storage/rooms/membership-history-store";
import { members } from "@conclave/storage/rooms/membership-store";
import { sharingARoomWith } from "@conclave/storage/rooms/shared-rooms-store";
import type { SyncRange } from "./sync-request.ts";

/** To-device messages of one answer (spec "Send-to-Device", which suggests 100). */
const messagesPerAnswer = 100;

export interface DeviceSection {
  readonly toDevice: readonly string[];
  /** The messages up to here are in this answer, or were in an earlier one. */
  readonly toDeviceUpTo: number;
  /** Whether messages that the client has acknowledged are still stored. */
  readonly hasAcknowledged: boolean;
  readonly oneTimeKeyCounts: Readonly<Record<string, number>>;
  readonly unusedFallbackKeyTypes: readonly string[];
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

interface Reader {
  readonly userId: UserId;
  readonly deviceId: string;
  /** The position of the last to-device message that the client has seen. */
  readonly toDeviceSince: number;
  readonly joinedRooms: readonly RoomId[];
  /** Rooms that the person joined within the range. */
  readonly newlyJoined: readonly RoomId[];
  /** Rooms that they left within it, and where in the stream. */
  readonly newlyLeft: readonly { readonly roomId: RoomId; readonly position: number }[];
}

/** What a device needs to keep its encryption going: messages to it, its key counts, whose devices to look up anew. */
export async function readDeviceSection(tx: ReadTransaction, reader: Reader, range: SyncRange): Promise<DeviceSection> {
  const device = { userId: reader.userId, deviceId: reader.deviceId };
  const queue = await toDeviceMessagesAfter(tx, { ...device, after: 0, upTo: range.upTo, limit: messagesPerAnswer });
  const hasAcknowledged = queue.some(({ position }) => position <= reader.toDeviceSince);
  const waiting = hasAcknowledged
    ? await toDeviceMessagesAfter(tx, {
        ...device,
        after: reader.toDeviceSince,
        upTo: range.upTo,
        limit: messagesPerAnswer,
      })
    : queue;
  const isWhole = waiting.length < messagesPerAnswer;
  return {
    toDevice: waiting.map(
      ({ type, sender, content }) =>
        `{"type":${JSON.stringify(type)},"sender":${JSON.stringify(sender)},"content":${content}}`,
    ),
    toDeviceUpTo: isWhole ? range.upTo : (waiting.at(-1)?.position ?? range.upTo),
    hasAcknowledged,
    oneTimeKeyCounts: await oneTimeKeyCounts(tx, reader.userId, reader.deviceId),
    unusedFallbackKeyTypes: await unusedFallbackKeyTypes(tx, reader.userId, reader.deviceId),
    ...(range.since === undefined
      ? { changed: [], left: [] }
      : await readDeviceLists(tx, reader, { since: range.since, upTo: range.upTo })),
  };
}

/**
 * Whose device lists are out of date since the last answer: people in a shared room whose keys changed, people who have come
 * to share a room; and, in `left`, people with whom none is shared any more (spec "Tracking the device list for a user").
 */
export async function readDeviceLists(
  tx: ReadTransaction,
  reader: Omit<Reader, "deviceId" | "toDeviceSince">,
  range: { readonly since: number; readonly upTo: number },
): Promise<{ readonly changed: readonly string[]; readonly left: readonly string[] }> {
  const keysChanged = await deviceListChangesBetween(tx, {
    from: range.since,
    to: range.upTo,
    observer: reader.userId,
  });
  const candidates = new Set<string>(keysChanged);
  const departed = new Set<string>();
  for (const roomIds of chunksOf(reader.joinedRooms)) {
    const changes = await membershipChangesIn(tx, roomIds, range.since, range.upTo);
    const joins = changes.filter((change) => change.membership === "join");
    const known = await joinedBefore(tx, roomIds, joins, range.since);
    // A change of name is a join as well; only who was not in the room before is new.
    for (const join of joins) if (!known.has(`${join.roomId} ${join.userId}`)) candidates.add(join.userId);
    for (const change of changes) if (change.membership !== "join") departed.add(change.userId);
  }
  for (const roomId of reader.newlyJoined) {
    for (const member of await members(tx, { roomId, memberships: ["join"] })) candidates.add(member.userId);
  }
  for (const { roomId, position } of reader.newlyLeft) {
    for (const member of await members(tx, { roomId, memberships: ["join"] })) {
      // Who came later is nobody whom they ever shared the room with.
      if (member.position < position) departed.add(member.userId);
    }
  }
  candidates.delete(reader.userId);
  departed.delete(reader.userId);
  const shared = await sharing(tx, reader.userId, [...candidates, ...departed]);
  const changed = [...candidates].filter((userId) => shared.has(userId));
  if (keysChanged.includes(reader.userId)) changed.push(reader.userId);
  return { changed, left: [...departed].filter((userId) => !shared.has(userId)) };
}

async function joinedBefore(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  joins: readonly { readonly userId: UserId }[],
  position: number,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const userIds of chunksOf([...new Set(joins.map((join) => join.userId))])) {
    for (const one of await joinedAt(tx, { roomIds, userIds, position })) known.add(`${one.roomId} ${one.userId}`);
  }
  return known;
}

async function sharing(tx: ReadTransaction, userId: UserId, others: readonly string[]): Promise<ReadonlySet<string>> {
  const shared = new Set<string>();
  for (const chunk of chunksOf(others)) {
    // Device lists are kept by full user identifiers only.
    for (const other of await sharingARoomWith(tx, userId, chunk as readonly UserId[])) shared.add(other);
  }
  return shared;
}
