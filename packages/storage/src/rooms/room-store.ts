import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface StoredRoom {
  readonly roomId: RoomId;
  readonly version: RoomVersionId;
  /** `m.space` for a space; null for a room where people talk. */
  readonly roomType: string | null;
  readonly creator: UserId;
  /** Milliseconds since the epoch: the time of the create event. */
  readonly createdAt: number;
  /** 1 once the room has an `m.room.encryption` event, for ever. */
  readonly encrypted: number;
  /** The forward extremity: history is linear, so there is one. */
  readonly lastEventId: EventId;
  /** Of the last event. */
  readonly lastPosition: number;
  /** Of the last event that changed the state: the state at this position or later is the current state. */
  readonly lastStatePosition: number;
  /** Of the last event. */
  readonly depth: number;
  readonly joinedMembers: number;
  readonly invitedMembers: number;
}

export const roomColumns = [
  "rooms.room_id as roomId",
  "rooms.version as version",
  "rooms.room_type as roomType",
  "rooms.creator as creator",
  "rooms.created_at as createdAt",
  "rooms.encrypted as encrypted",
  "rooms.last_event_id as lastEventId",
  "rooms.last_position as lastPosition",
  "rooms.last_state_position as lastStatePosition",
  "rooms.depth as depth",
  "rooms.joined_members as joinedMembers",
  "rooms.invited_members as invitedMembers",
] as const;

const selectRoom = statement((query, { roomId }: { readonly roomId: RoomId }) =>
  query.selectFrom("rooms").select(roomColumns).where("room_id", "=", roomId),
);

/** A room, or undefined when this server has none of that identifier. */
export async function readRoom(tx: ReadTransaction, roomId: RoomId): Promise<StoredRoom | undefined> {
  const [room] = await selectRoom(tx, { roomId });
  return room;
}

/** When the person last created a room, in milliseconds since the epoch; 0 for never. */
export async function lastRoomCreationOf(tx: ReadTransaction, creator: UserId): Promise<number> {
  const row = await tx.query
    .selectFrom("rooms")
    .select("created_at")
    .where("creator", "=", creator)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? 0;
}

/** Adds a room whose create event is its only event. */
export async function insertRoom(
  tx: WriteTransaction,
  room: Pick<StoredRoom, "roomId" | "version" | "roomType" | "creator" | "createdAt" | "lastEventId" | "lastPosition">,
): Promise<void> {
  await tx.query
    .insertInto("rooms")
    .values({
      room_id: room.roomId,
      version: room.version,
      room_type: room.roomType,
      creator: room.creator,
      created_at: room.createdAt,
      encrypted: 0,
      last_event_id: room.lastEventId,
      last_position: room.lastPosition,
      last_state_position: room.lastPosition,
      depth: 1,
      joined_members: 0,
      invited_members: 0,
    })
    .execute();
}

/** What an event changed of its room's row; absent stays as it is. */
export interface RoomAdvance {
  readonly lastEventId: EventId;
  readonly lastPosition: number;
  readonly depth: number;
  readonly lastStatePosition?: number;
  readonly encrypted?: number;
  readonly joinedMembers?: number;
  readonly invitedMembers?: number;
}

const updateRoom = statement((query, { roomId, ...row }: RoomAdvance & { readonly roomId: RoomId }) =>
  query
    .updateTable("rooms")
    .set({
      last_event_id: row.lastEventId,
      last_position: row.lastPosition,
      depth: row.depth,
      ...(row.lastStatePosition === undefined ? {} : { last_state_position: row.lastStatePosition }),
      ...(row.encrypted === undefined ? {} : { encrypted: row.encrypted }),
      ...(row.joinedMembers === undefined ? {} : { joined_members: row.joinedMembers }),
      ...(row.invitedMembers === undefined ? {} : { invited_members: row.invitedMembers }),
    })
    .where("room_id", "=", roomId),
);

/** Moves a room on to its newest event. */
export async function advanceRoom(tx: WriteTransaction, roomId: RoomId, advance: RoomAdvance): Promise<void> {
  await updateRoom(tx, { roomId, ...advance });
}
