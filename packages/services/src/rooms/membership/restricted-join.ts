import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { allowedRoomsOf, isRestricted } from "@conclave/rules/rooms/allowed-rooms";
import { levelOf, type PowerLevels, powerLevelsOf } from "@conclave/rules/rooms/power-levels";
import { joinRuleOf } from "@conclave/rules/rooms/room-state";
import { roomVersionOf } from "@conclave/rules/rooms/room-version";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { members } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { membersAmong, roomsJoinedAmong } from "@conclave/storage/rooms/shared-rooms-store";
import { notInRoom } from "../require-room.ts";
import { lookUpState } from "../room-state-lookup.ts";

/**
 * Who lets somebody into a room whose join rule asks for membership of another room (spec "Restricted rooms"): a member who
 * may invite. Undefined where the join rule is another one, which is for authorisation to decide.
 *
 * @throws MatrixError `M_FORBIDDEN` when the person is in none of the rooms that the rule names; `M_UNABLE_TO_GRANT_JOIN`
 * when nobody is left in the room who may invite.
 */
export async function authoriserOf(tx: ReadTransaction, room: StoredRoom, userId: UserId): Promise<UserId | undefined> {
  const state = await lookUpState(tx, room.roomId, [
    ["m.room.join_rules", ""],
    ["m.room.power_levels", ""],
    ["m.room.create", ""],
  ]);
  if (!isRestricted(joinRuleOf(state))) return undefined;
  if (
    (await roomsJoinedAmong(tx, userId, allowedRoomsOf(state("m.room.join_rules", "")?.pdu.content ?? {}))).length === 0
  ) {
    throw notInRoom();
  }
  const inviter = await memberWhoMayInvite(tx, room, powerLevelsOf(state, roomVersionOf(room.version)));
  if (inviter === undefined) throw new MatrixError("M_UNABLE_TO_GRANT_JOIN", "Nobody in the room may let you in.");
  return inviter;
}

async function memberWhoMayInvite(
  tx: ReadTransaction,
  room: StoredRoom,
  levels: PowerLevels,
): Promise<UserId | undefined> {
  const named = [...levels.creators, ...Object.keys(levels.users)]
    .map((name) => parseUserId(name))
    .filter((name) => name !== undefined)
    .filter((name) => levelOf(levels, name) >= levels.invite)
    .slice(0, 500);
  const [powerful] = await membersAmong(tx, room.roomId, named);
  if (powerful !== undefined) return powerful;
  if (levels.usersDefault < levels.invite) return undefined;
  // Whoever is named with less than the default is the exception: the first few members have somebody who isn't.
  const ordinary = await members(tx, { roomId: room.roomId, memberships: ["join"], limit: 100 });
  return ordinary.find((member) => levelOf(levels, member.userId) >= levels.invite)?.userId;
}
