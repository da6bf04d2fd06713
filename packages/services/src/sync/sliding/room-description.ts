import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { heroCount } from "@conclave/rules/rooms/room-summary";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { membershipChangesIn } from "@conclave/storage/rooms/membership-history-store";
import { members } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { currentState } from "@conclave/storage/timeline/state-store";

/** Somebody by whom a room without a name is named. */
interface Hero {
  readonly user_id: UserId;
  readonly displayname?: string;
  readonly avatar_url?: string;
}

/** How a room is called and shown; what is absent did not change, or, of a new room, isn't there. */
export interface RoomDescription {
  readonly name?: string | null;
  readonly avatar?: string | null;
  readonly heroes?: readonly Hero[];
}

/**
 * A room's name and picture, and who names it where it has no name (MSC4186, RoomResult).
 *
 * @param since what changed before is known; undefined for a room that is new.
 */
export async function readRoomDescription(
  tx: ReadTransaction,
  room: StoredRoom,
  reader: UserId,
  since: number | undefined,
): Promise<RoomDescription> {
  if (since !== undefined && room.lastStatePosition <= since) return {};
  const state = await currentState(tx, room.roomId, { types: ["m.room.name", "m.room.avatar"], stateKeys: [""] });
  const read = (type: string, field: string) => {
    const event = state.find((candidate) => candidate.type === type);
    const value: unknown = event && JSON.parse(event.client).content[field];
    const text = typeof value === "string" && value !== "" ? value : null;
    return { text, isNew: event !== undefined && (since === undefined ? text !== null : event.position > since) };
  };
  const name = read("m.room.name", "name");
  const avatar = read("m.room.avatar", "url");
  const isRenamed = name.isNew || since === undefined;
  const namesByMembers =
    name.text === null &&
    (isRenamed || (await membershipChangesIn(tx, [room.roomId], since, room.lastPosition)).length > 0);
  return {
    ...(name.isNew && { name: name.text }),
    ...(avatar.isNew && { avatar: avatar.text }),
    ...(namesByMembers && { heroes: await readHeroes(tx, room, reader) }),
  };
}

async function readHeroes(tx: ReadTransaction, room: StoredRoom, reader: UserId): Promise<readonly Hero[]> {
  const options = { roomId: room.roomId, except: reader, limit: heroCount };
  const present = await members(tx, { ...options, memberships: ["join", "invite"] });
  const heroes = present.length > 0 ? present : await members(tx, { ...options, memberships: ["leave", "ban"] });
  return heroes.map(({ userId, displayName, avatarUrl }) => ({
    user_id: userId,
    ...(displayName !== null && { displayname: displayName }),
    ...(avatarUrl !== null && { avatar_url: avatarUrl }),
  }));
}
