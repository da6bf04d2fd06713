import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { PushContext } from "@conclave/rules/push/push-condition";
import { powerLevelsOf } from "@conclave/rules/rooms/power-levels";
import { roomVersionOf } from "@conclave/rules/rooms/room-version";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { lookUpState } from "../rooms/room-state-lookup.ts";

/** What the conditions of a person's push rules ask about a room, as it is now. */
export async function pushContextOf(tx: ReadTransaction, room: StoredRoom, reader: UserId): Promise<PushContext> {
  const state = await lookUpState(tx, room.roomId, [
    ["m.room.create", ""],
    ["m.room.power_levels", ""],
  ]);
  const membership = await readMembership(tx, room.roomId, reader);
  return {
    userId: reader,
    displayName: membership?.displayName ?? undefined,
    joinedMemberCount: room.joinedMembers,
    powerLevels: powerLevelsOf(state, roomVersionOf(room.version)),
  };
}
