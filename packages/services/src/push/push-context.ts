import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { PushContext } from "@conclave/rules/push/push-condition";
import { powerLevelsOf } from "@conclave/rules/rooms/power-levels";
import { roomVersionOf } from "@conclave/rules/rooms/room-version";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { displayNamesAmong } from "@conclave/storage/rooms/rooms-among-store";
import { lookUpSettings } from "../rooms/room-state-lookup.ts";

/** What the conditions of a person's push rules ask about a room, as it is now. */
export type PushContextOf = (room: StoredRoom) => PushContext;

/** Reads what the conditions of a person's push rules ask about some rooms (at most 500), for all of them together. */
export async function readPushContexts(
  tx: ReadTransaction,
  roomIds: readonly RoomId[],
  reader: UserId,
): Promise<PushContextOf> {
  const settingsOf = await lookUpSettings(tx, roomIds, ["m.room.create", "m.room.power_levels"]);
  const names = await displayNamesAmong(tx, reader, roomIds);
  return (room) => ({
    userId: reader,
    displayName: names.get(room.roomId),
    joinedMemberCount: room.joinedMembers,
    powerLevels: powerLevelsOf(settingsOf(room.roomId), roomVersionOf(room.version)),
  });
}
