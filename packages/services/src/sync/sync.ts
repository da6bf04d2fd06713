import { passesRoomFilter } from "@conclave/rules/filters/event-filter";
import { committedPosition } from "@conclave/storage/instance/instance-store";
import { joinedRoomsOf } from "@conclave/storage/rooms/membership-store";
import { encodeSyncToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { readAccountDataSection } from "./account-data-section.ts";
import { readDeviceKeysSection } from "./device-keys-section.ts";
import { type DeviceNews, readDeviceLists } from "./device-lists.ts";
import { findRoomsWithNews, readJoinedRooms } from "./joined-rooms.ts";
import { readMembershipChanges } from "./membership-changes.ts";
import { leftRooms, readLeftRooms, readStrippedRooms, strippedRooms } from "./other-rooms.ts";
import { readPresenceSection, withoutHidden } from "./presence-section.ts";
import { readStandings } from "./standings.ts";
import { readSyncFrame } from "./sync-frame.ts";
import { roomsAtOnce, type SyncAnswer, type SyncRequest } from "./sync-request.ts";
import { readToDeviceSection } from "./to-device-section.ts";

/**
 * Reads everything that is new for a device since its token, from one snapshot (spec "Syncing"). It never waits: the edge
 * does, and asks again. Of more rooms than can be read at once the rest is named, for `completeSync`.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a token or filter that this server never gave out.
 */
export const sync = query("sync.read", async (context, request: SyncRequest): Promise<SyncAnswer> => {
  const { tx } = context;
  const { userId, deviceId } = request;
  const upTo = await committedPosition(tx);
  const frame = await readSyncFrame(context, request, upTo);
  const { filter, token, range, wasJoined, options } = frame;
  const memberships = await readStandings(tx, userId, options.presentation.membershipAt, range.since);
  const joined = await joinedRoomsOf(tx, userId);
  const newRooms = joined.map(({ roomId }) => roomId).filter((roomId) => !wasJoined(roomId));

  // What a filter hides of rooms, it doesn't hide of the people in them: who encrypts must hear of every device.
  const { since } = range;
  const changes = since === undefined ? [] : await readMembershipChanges(tx, joined, { since, upTo });
  const { met, ...lists }: DeviceNews =
    since === undefined
      ? { changed: [], left: [], met: [] }
      : await readDeviceLists(tx, { userId, own: frame.own, changes }, { since, upTo });
  const keys = await readDeviceKeysSection(tx, { userId, deviceId });
  const toDevice = await readToDeviceSection(tx, { userId, deviceId }, { since: token?.toDevice ?? 0, upTo });

  const accountData = await readAccountDataSection(tx, { userId, newRooms, filter }, range);
  const presenceReader = { userId, ignoredUsers: options.ignoredUsers, filter: filter.presence, now: context.now };
  const presence = await readPresenceSection(tx, presenceReader, request.presence);
  const wanted = joined.filter(({ roomId }) => passesRoomFilter(filter.room, roomId));
  const news = { typing: request.typing, changes, accountData: accountData.byRoom };
  const joinedWithNews = await findRoomsWithNews(tx, frame, wanted, news);
  const left = leftRooms(frame, memberships);
  const stripped = await strippedRooms(tx, frame, memberships);
  const { invite, knock } = await readStrippedRooms(tx, stripped.slice(0, roomsAtOnce));
  const join = await readJoinedRooms(tx, frame, joinedWithNews.slice(0, roomsAtOnce));
  const leave = await readLeftRooms(tx, frame, left.slice(0, roomsAtOnce), accountData.byRoom);

  const next = encodeSyncToken({
    epoch: options.epoch,
    position: upTo,
    toDevice: toDevice.upTo,
    typing: request.typing.serial,
  });
  const fallbackKeys = JSON.stringify(keys.device_unused_fallback_key_types);
  return {
    text: {
      head: `"next_batch":"${next}"`,
      invite,
      knock,
      join,
      leave,
      presence,
      tail: `"account_data":{"events":[${accountData.global.join(",")}]},"to_device":{"events":[${toDevice.events.join(",")}]},"device_lists":${JSON.stringify(lists)},"device_one_time_keys_count":${JSON.stringify(keys.device_one_time_keys_count)},"device_unused_fallback_key_types":${fallbackKeys},"org.matrix.msc2732.device_unused_fallback_key_types":${fallbackKeys}`,
    },
    rest: {
      joined: joinedWithNews.slice(roomsAtOnce).map(({ room }) => room.roomId),
      left: left.slice(roomsAtOnce).map(({ roomId }) => roomId),
      stripped: stripped.slice(roomsAtOnce).map(({ roomId }) => roomId),
    },
    met: withoutHidden(met, presenceReader),
    empty:
      join.length + leave.length + invite.length + knock.length === 0 &&
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
