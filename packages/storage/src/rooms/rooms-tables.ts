import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomAlias } from "@conclave/protocol/identifiers/room-alias";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";

/** What `m.room.member` can say of a person (spec "m.room.member"). */
export type Membership = "invite" | "join" | "knock" | "leave" | "ban";

export interface RoomsTables {
  /** Rooms, and where their history stands. */
  rooms: {
    room_id: RoomId;
    version: RoomVersionId;
    room_type: string | null;
    creator: UserId;
    created_at: number;
    encrypted: number;
    last_event_id: EventId;
    last_position: number;
    last_state_position: number;
    depth: number;
    joined_members: number;
    invited_members: number;
  };
  /** One row a person and room: how things stand. */
  memberships: {
    room_id: RoomId;
    user_id: UserId;
    membership: Membership;
    event_id: EventId;
    position: number;
    sender: UserId;
    display_name: string | null;
    avatar_url: string | null;
    forgotten: number;
  };
  /** One row a membership event: what a person was at a position is the latest row at or before it. */
  membership_history: {
    room_id: RoomId;
    user_id: UserId;
    position: number;
    membership: Membership;
  };
  /** The directory: readable names that lead to rooms. */
  room_aliases: { alias: RoomAlias; room_id: RoomId; creator: UserId; at: number };
  /** The rooms that the directory shows. */
  published_rooms: { room_id: RoomId; at: number };
  /** The rooms that anybody may join or read, and by which state. */
  open_rooms: { room_id: RoomId; type: OpeningType };
}

/** The state that can open a room to anybody. */
export type OpeningType = "m.room.join_rules" | "m.room.history_visibility";
