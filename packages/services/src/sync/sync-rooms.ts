import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { passesRoomFilter } from "@conclave/rules/filters/event-filter";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredMembership } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { readStrippedRoom } from "./invited-room.ts";
import { type RoomExtras, type RoomSectionOptions, readJoinedRoom, readLeftRoom } from "./joined-room.ts";
import type { SyncRange } from "./sync-request.ts";

/** A room that the person is in, with what is told of it beside its events. */
export interface SyncedRoom extends RoomExtras {
  readonly room: StoredRoom;
  /** Whether the client has nothing of it. */
  readonly isNew: boolean;
  /** Whether the person has read more of it than the client was told. */
  readonly isReadFurther: boolean;
}

export interface RoomsInput {
  readonly joined: readonly SyncedRoom[];
  /** How the person stands to every room. */
  readonly memberships: readonly StoredMembership[];
  readonly accountData: ReadonlyMap<string, readonly string[]>;
  readonly options: RoomSectionOptions;
  /** Whether the client has the room as one that the person is in. */
  readonly wasJoined: (roomId: RoomId) => boolean;
  readonly range: SyncRange;
}

/** The `rooms` of an answer, a JSON text, and how many rooms that is. */
export interface RoomsSection {
  readonly text: string;
  readonly count: number;
}

/** The rooms of which there is something new to tell, by how the person stands to them (spec "GET /sync", Rooms). */
export async function readRoomsSection(tx: ReadTransaction, input: RoomsInput): Promise<RoomsSection> {
  const join = await readJoined(tx, input);
  const { invite, knock } = await readStripped(tx, input);
  const leave = await readLeft(tx, input);
  return {
    text: `{"join":{${join.join(",")}},"invite":{${invite.join(",")}},"knock":{${knock.join(",")}},"leave":{${leave.join(",")}}}`,
    count: join.length + invite.length + knock.length + leave.length,
  };
}

async function readJoined(tx: ReadTransaction, { joined, options, range }: RoomsInput): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const synced of joined) {
    const { room, isNew } = synced;
    const isStill =
      room.lastPosition <= (range.since ?? 0) &&
      synced.ephemeral.length === 0 &&
      synced.accountData.length === 0 &&
      !synced.isReadFurther;
    if (isStill && !isNew && !options.fullState) continue;
    const roomRange = isNew ? { since: undefined, upTo: range.upTo } : range;
    texts.push(member(room.roomId, await readJoinedRoom(tx, room, options, synced, roomRange)));
  }
  return texts;
}

async function readStripped(tx: ReadTransaction, { memberships, options, range }: RoomsInput) {
  const invite: string[] = [];
  const knock: string[] = [];
  for (const standing of memberships) {
    const { roomId, membership, position } = standing;
    if (position <= (range.since ?? 0) && !options.fullState) continue;
    if (!passesRoomFilter(options.filter.room, roomId)) continue;
    if (membership === "invite" && !options.ignoredUsers.has(standing.sender)) {
      invite.push(member(roomId, await readStrippedRoom(tx, standing, "invite_state")));
    }
    if (membership === "knock") knock.push(member(roomId, await readStrippedRoom(tx, standing, "knock_state")));
  }
  return { invite, knock };
}

async function readLeft(tx: ReadTransaction, input: RoomsInput): Promise<readonly string[]> {
  const { memberships, options, range } = input;
  const texts: string[] = [];
  // A first sync tells of what was left before only if that is asked for.
  const after = range.since ?? (options.filter.room?.include_leave === true ? 0 : range.upTo);
  for (const { roomId, membership, position } of memberships) {
    if ((membership !== "leave" && membership !== "ban") || position <= after) continue;
    if (!passesRoomFilter(options.filter.room, roomId)) continue;
    const accountData = input.accountData.get(roomId) ?? [];
    // Of a room that was joined and left since, the client has nothing that the new could be added to.
    const since = input.wasJoined(roomId) ? range.since : undefined;
    texts.push(member(roomId, await readLeftRoom(tx, { roomId, leftAt: position }, options, accountData, since)));
  }
  return texts;
}

function member(name: string, text: string): string {
  return `${JSON.stringify(name)}:${text}`;
}
