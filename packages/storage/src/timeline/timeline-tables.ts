import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";

export interface TimelineTables {
  /** Every event, in the two forms in which it is needed: as it was hashed, and as clients see it. */
  events: {
    event_id: EventId;
    room_id: RoomId;
    position: number;
    depth: number;
    type: string;
    state_key: string | null;
    sender: UserId;
    origin_server_ts: number;
    pdu: string;
    client: string;
    replaces: EventId | null;
    redacted_by: EventId | null;
    device_id: string | null;
    transaction_id: string | null;
  };
  /** The current state: one row a type and state key. */
  room_state: { room_id: RoomId; type: string; state_key: string; event_id: EventId; position: number };
  /** One row a state event: the state at a position is the latest row of each key at or before it. */
  state_history: { room_id: RoomId; type: string; state_key: string; position: number; event_id: EventId };
  /** Which event a request made, so that the same request, sent again, makes no other. */
  transactions: {
    user_id: UserId;
    device_id: string;
    scope: string;
    transaction_id: string;
    event_id: EventId;
    at: number;
  };
  /** Which event says something about which other (spec "Forming relationships between events"). */
  relations: {
    event_id: EventId;
    room_id: RoomId;
    relates_to: EventId;
    relation_type: string;
    sender: UserId;
    type: string;
    annotation_key: string | null;
    position: number;
    /** 1 where it counts, 0 for an edit of another's message, a thread within a thread, an event of another room. */
    takes_effect: number;
    /** The root of the thread that the event is in, be it a reply or about one. */
    thread_root: EventId | null;
  };
}
