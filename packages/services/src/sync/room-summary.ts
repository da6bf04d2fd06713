import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { heroCount } from "@conclave/rules/rooms/room-summary";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { members } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";

/** What a client needs to name a room whose members it has not loaded (spec "RoomSummary"). */
export interface RoomSummary {
  readonly "m.heroes": readonly UserId[];
  readonly "m.joined_member_count": number;
  readonly "m.invited_member_count": number;
}

/**
 * The first five others who are joined or invited; where nobody else is, the first five who were.
 */
export async function readRoomSummary(tx: ReadTransaction, room: StoredRoom, reader: UserId): Promise<RoomSummary> {
  const options = { roomId: room.roomId, except: reader, limit: heroCount };
  const present = await members(tx, { ...options, memberships: ["join", "invite"] });
  const heroes = present.length > 0 ? present : await members(tx, { ...options, memberships: ["leave", "ban"] });
  return {
    "m.heroes": heroes.map(({ userId }) => userId),
    "m.joined_member_count": room.joinedMembers,
    "m.invited_member_count": room.invitedMembers,
  };
}
