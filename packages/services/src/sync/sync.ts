import type { Filter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { passesRoomFilter } from "@conclave/rules/filters/event-filter";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { type MembershipChange, membershipChangesOf } from "@conclave/storage/rooms/membership-history-store";
import { joinedRoomsOf, membershipsOf } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { decodeSyncToken, encodeSyncToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { pushRulesOf } from "../push/get-push-rules.ts";
import { membershipLookup } from "../timeline/membership-lookup.ts";
import { readAccountDataSection } from "./account-data-section.ts";
import { readDeviceKeysSection } from "./device-keys-section.ts";
import { type DeviceLists, readDeviceLists } from "./device-lists.ts";
import { ephemeralEvents } from "./ephemeral-section.ts";
import type { RoomSectionOptions } from "./joined-room.ts";
import { readMembershipChanges } from "./membership-changes.ts";
import { readFilterParameter } from "./read-filter.ts";
import { readReceipts } from "./receipts-section.ts";
import type { SyncAnswer, SyncRange, SyncRequest, TypingChanges } from "./sync-request.ts";
import { readRoomsSection, type SyncedRoom } from "./sync-rooms.ts";
import { readPresenceSection } from "./presence-section.ts";
import { readToDeviceSection } from "./to-device-section.ts";

/**
 * Reads everything that is new for a device since its token, from one snapshot (spec "Syncing"). It never waits: the edge
 * does, and asks again.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a token or filter that this server never gave out.
 */
export const sync = query("sync.read", async (context, request: SyncRequest): Promise<SyncAnswer> => {
  const { tx } = context;
  const { userId, deviceId } = request;
  const epoch = context.instance().restoreEpoch;
  const token = request.since === undefined ? undefined : decodeSyncToken(request.since, epoch, "since");
  const filter = await readFilterParameter(tx, userId, request.filter);
  const upTo = await committedPosition(tx);
  const range: SyncRange = { since: token?.position, upTo };

  const membershipAt = membershipLookup(await membershipChangesOf(tx, userId, 0, upTo));
  const wasJoined = (roomId: RoomId) => range.since !== undefined && membershipAt(roomId, range.since) === "join";
  const memberships = await membershipsOf(tx, userId);
  const joined = await joinedRoomsOf(tx, userId);
  const newRooms = joined.map(({ roomId }) => roomId).filter((roomId) => !wasJoined(roomId));

  // What a filter hides of rooms, it doesn't hide of the people in them: who encrypts must hear of every device.
  const changes =
    range.since === undefined ? [] : await readMembershipChanges(tx, joined, { since: range.since, upTo });
  const lists: DeviceLists =
    range.since === undefined
      ? { changed: [], left: [] }
      : await readDeviceLists(
          tx,
          {
            userId,
            changes,
            newlyJoined: newRooms,
            newlyLeft: memberships
              .filter(({ roomId, membership }) => membership !== "join" && wasJoined(roomId))
              .map(({ roomId }) => roomId),
          },
          { since: range.since, upTo },
        );
  const keys = await readDeviceKeysSection(tx, { userId, deviceId });
  const toDevice = await readToDeviceSection(tx, { userId, deviceId }, { since: token?.toDevice ?? 0, upTo });
  const accountData = await readAccountDataSection(tx, { userId, newRooms, filter }, range);
  const presenceReader = { userId, filter: filter.presence, now: context.now };
  const presence = await readPresenceSection(tx, presenceReader, request.presence);

  const options: RoomSectionOptions = {
    filter,
    fullState: request.fullState,
    stateName: request.stateName,
    ignoredUsers: await ignoredUsersOf(tx, userId),
    pushRules: await pushRulesOf(tx, userId),
    epoch,
    presentation: { reader: { userId, deviceId }, now: context.now, membershipAt, withRoomId: false },
  };
  const wanted = joined.filter(({ roomId }) => passesRoomFilter(filter.room, roomId));
  const rooms = await readRoomsSection(tx, {
    joined: await readExtras(tx, wanted, {
      userId,
      filter,
      typing: request.typing,
      changes,
      wasJoined,
      accountData: accountData.byRoom,
      range,
    }),
    memberships,
    accountData: accountData.byRoom,
    options,
    wasJoined,
    range,
  });

  const next = encodeSyncToken({ epoch, position: upTo, toDevice: toDevice.upTo, typing: request.typing.serial });
  const fallbackKeys = JSON.stringify(keys.device_unused_fallback_key_types);
  return {
    text: `{"next_batch":"${next}","rooms":${rooms.text},"presence":{"events":[${presence.join(",")}]},"account_data":{"events":[${accountData.global.join(",")}]},"to_device":{"events":[${toDevice.events.join(",")}]},"device_lists":${JSON.stringify(lists)},"device_one_time_keys_count":${JSON.stringify(keys.device_one_time_keys_count)},"device_unused_fallback_key_types":${fallbackKeys},"org.matrix.msc2732.device_unused_fallback_key_types":${fallbackKeys}}`,
    empty:
      rooms.count === 0 &&
      accountData.global.length === 0 &&
      presence.length === 0 &&
      toDevice.events.length === 0 &&
      lists.changed.length === 0 &&
      lists.left.length === 0,
    keys: JSON.stringify(keys),
    position: upTo,
    roomIds: wanted.map(({ roomId }) => roomId),
    acknowledged: toDevice.hasAcknowledged ? token?.toDevice : undefined,
  };
});

interface Extras {
  readonly userId: UserId;
  readonly filter: Filter;
  readonly typing: TypingChanges;
  readonly changes: readonly MembershipChange[];
  readonly wasJoined: (roomId: RoomId) => boolean;
  readonly accountData: ReadonlyMap<string, readonly string[]>;
  readonly range: SyncRange;
}

/** What is told of rooms beside their events, read for all of them at once. */
async function readExtras(
  tx: ReadTransaction,
  rooms: readonly StoredRoom[],
  { userId, filter, typing, changes, wasJoined, accountData, range }: Extras,
): Promise<readonly SyncedRoom[]> {
  const roomIds = rooms.map(({ roomId }) => roomId);
  const known = await readReceipts(tx, { reader: userId, roomIds: roomIds.filter(wasJoined) }, range);
  const whole = { since: undefined, upTo: range.upTo };
  const fresh = await readReceipts(
    tx,
    { reader: userId, roomIds: roomIds.filter((roomId) => !wasJoined(roomId)) },
    whole,
  );
  const changed = new Set(changes.map(({ roomId }) => roomId));
  return rooms.map((room) => {
    const { roomId } = room;
    const receipts = known.get(roomId) ?? fresh.get(roomId) ?? [];
    return {
      room,
      isNew: !wasJoined(roomId),
      isReadFurther: receipts.some((receipt) => receipt.userId === userId),
      ephemeral: ephemeralEvents(roomId, filter.room?.ephemeral, { receipts, typing }),
      accountData: accountData.get(roomId) ?? [],
      membersChanged: changed.has(roomId),
    };
  });
}
