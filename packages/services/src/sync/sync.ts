import type { Filter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { passesEventFilter, passesRoomFilter } from "@conclave/rules/filters/event-filter";
import {
  type AccountData,
  accountDataBetween,
  ignoredUsersOf,
} from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { membershipChangesOf } from "@conclave/storage/rooms/membership-history-store";
import { joinedRoomsOf, membershipsOf, type StoredMembership } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { decodeSyncToken, encodeSyncToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { pushRulesOf } from "../push/get-push-rules.ts";
import { membershipLookup } from "../timeline/membership-lookup.ts";
import { readDeviceSection } from "./device-section.ts";
import { readEphemeralSection } from "./ephemeral-section.ts";
import { readStrippedRoom } from "./invited-room.ts";
import { type RoomSectionOptions, readJoinedRoom, readLeftRoom } from "./joined-room.ts";
import { readPushRulesEvent } from "./push-rules-event.ts";
import { readFilterParameter } from "./read-filter.ts";
import type { SyncAnswer, SyncRange, SyncRequest } from "./sync-request.ts";

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
  const since = range.since ?? 0;

  const changes = await membershipChangesOf(tx, userId, 0, upTo);
  const memberships = await membershipsOf(tx, userId);
  const joined = (await joinedRoomsOf(tx, userId)).filter(({ roomId }) => passesRoomFilter(filter.room, roomId));
  const membershipAt = membershipLookup(changes);
  const isNew = (roomId: RoomId) => range.since === undefined || membershipAt(roomId, since) !== "join";
  const ignoredUsers = await ignoredUsersOf(tx, userId);

  const accountData = await accountDataBetween(tx, userId, since, upTo);
  const ephemeral = await readEphemeralSection(
    tx,
    {
      reader: userId,
      roomIds: joined.map(({ roomId }) => roomId),
      filter: filter.room?.ephemeral,
      typing: request.typing,
    },
    range,
  );
  const device = await readDeviceSection(
    tx,
    {
      userId,
      deviceId,
      toDeviceSince: token?.toDevice ?? 0,
      joinedRooms: joined.map(({ roomId }) => roomId),
      newlyJoined:
        range.since === undefined ? [] : joined.filter(({ roomId }) => isNew(roomId)).map(({ roomId }) => roomId),
      newlyLeft: leftSince(memberships, range.since).filter(({ roomId }) => membershipAt(roomId, since) === "join"),
    },
    range,
  );

  const options: RoomSectionOptions = {
    filter,
    fullState: request.fullState,
    stateName: request.stateName,
    ignoredUsers,
    pushRules: await pushRulesOf(tx, userId),
    epoch,
    presentation: { reader: { userId, deviceId }, now: context.now, membershipAt, withRoomId: false },
  };
  const roomData = roomAccountData(accountData, filter);
  const rooms = await readRooms(tx, { joined, memberships, ephemeral, roomData, options, isNew, range });
  const globalData = globalAccountData(accountData, filter, await readPushRulesEvent(tx, userId, range.since));

  const next = encodeSyncToken({ epoch, position: upTo, toDevice: device.toDeviceUpTo, typing: request.typing.serial });
  return {
    text: `{"next_batch":"${next}","rooms":${rooms.text},"presence":{"events":[]},"account_data":{"events":[${globalData.join(",")}]},"to_device":{"events":[${device.toDevice.join(",")}]},"device_lists":${JSON.stringify({ changed: device.changed, left: device.left })},"device_one_time_keys_count":${JSON.stringify(device.oneTimeKeyCounts)},"device_unused_fallback_key_types":${JSON.stringify(device.unusedFallbackKeyTypes)},"org.matrix.msc2732.device_unused_fallback_key_types":${JSON.stringify(device.unusedFallbackKeyTypes)}}`,
    empty:
      rooms.count === 0 &&
      globalData.length === 0 &&
      device.toDevice.length === 0 &&
      device.changed.length === 0 &&
      device.left.length === 0,
    position: upTo,
    roomIds: joined.map(({ roomId }) => roomId),
    acknowledged: device.hasAcknowledged ? token?.toDevice : undefined,
  };
});

interface RoomsInput {
  readonly joined: readonly StoredRoom[];
  readonly memberships: readonly StoredMembership[];
  readonly ephemeral: ReadonlyMap<RoomId, readonly string[]>;
  readonly roomData: ReadonlyMap<string, readonly string[]>;
  readonly options: RoomSectionOptions;
  readonly isNew: (roomId: RoomId) => boolean;
  readonly range: SyncRange;
}

async function readRooms(
  tx: ReadTransaction,
  input: RoomsInput,
): Promise<{ readonly text: string; readonly count: number }> {
  const { joined, memberships, options, range } = input;
  const since = range.since ?? 0;
  const join: string[] = [];
  for (const room of joined) {
    const isNew = input.isNew(room.roomId);
    const extras = {
      ephemeral: input.ephemeral.get(room.roomId) ?? [],
      accountData: input.roomData.get(room.roomId) ?? [],
    };
    const isStill = room.lastPosition <= since && extras.ephemeral.length === 0 && extras.accountData.length === 0;
    if (isStill && !isNew && !options.fullState) continue;
    const roomRange = isNew ? { since: undefined, upTo: range.upTo } : range;
    join.push(member(room.roomId, await readJoinedRoom(tx, room, options, extras, roomRange)));
  }

  const invite: string[] = [];
  const knock: string[] = [];
  for (const membership of memberships) {
    if (membership.position <= since && !options.fullState) continue;
    if (!passesRoomFilter(options.filter.room, membership.roomId)) continue;
    if (membership.membership === "invite" && !options.ignoredUsers.has(membership.sender)) {
      invite.push(member(membership.roomId, await readStrippedRoom(tx, membership, "invite_state")));
    }
    if (membership.membership === "knock") {
      knock.push(member(membership.roomId, await readStrippedRoom(tx, membership, "knock_state")));
    }
  }

  const leave: string[] = [];
  const left =
    options.filter.room?.include_leave === true ? leftSince(memberships, since) : leftSince(memberships, range.since);
  for (const { roomId, position } of left) {
    if (!passesRoomFilter(options.filter.room, roomId)) continue;
    const room = { roomId, leftAt: position };
    leave.push(member(roomId, await readLeftRoom(tx, room, options, input.roomData.get(roomId) ?? [], range.since)));
  }
  return {
    text: `{"join":{${join.join(",")}},"invite":{${invite.join(",")}},"knock":{${knock.join(",")}},"leave":{${leave.join(",")}}}`,
    count: join.length + invite.length + knock.length + leave.length,
  };
}

/** The rooms that somebody left, or was removed or banned from, after a position; none without one. */
function leftSince(memberships: readonly StoredMembership[], since: number | undefined): readonly StoredMembership[] {
  if (since === undefined) return [];
  return memberships.filter(
    ({ membership, position }) => (membership === "leave" || membership === "ban") && position > since,
  );
}

function member(name: string, text: string): string {
  return `${JSON.stringify(name)}:${text}`;
}

function roomAccountData(data: readonly AccountData[], filter: Filter): ReadonlyMap<string, readonly string[]> {
  const byRoom = new Map<string, string[]>();
  for (const item of data) {
    if (item.roomId === undefined) continue;
    const rules = filter.room?.account_data;
    if (!passesEventFilter(rules, item) || !passesRoomFilter(rules, item.roomId)) continue;
    byRoom.set(item.roomId, [...(byRoom.get(item.roomId) ?? []), eventOf(item)]);
  }
  return byRoom;
}

function globalAccountData(data: readonly AccountData[], filter: Filter, pushRules: AccountData | undefined): string[] {
  const all = pushRules === undefined ? data : [...data.filter(({ type }) => type !== pushRules.type), pushRules];
  return all.filter((item) => item.roomId === undefined && passesEventFilter(filter.account_data, item)).map(eventOf);
}

function eventOf({ type, content }: AccountData): string {
  return `{"type":${JSON.stringify(type)},"content":${content}}`;
}
