import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";

export interface DelayedEventTables {
  /** Events that are sent later (MSC4140); times and delays in milliseconds, `content` JSON. */
  delayed_events: {
    delay_id: string;
    user_id: UserId;
    device_id: string;
    room_id: RoomId;
    type: string;
    /** Null on everything but state events. */
    state_key: string | null;
    /** Null on state events. */
    transaction_id: string | null;
    content: string;
    delay: number;
    running_since: number;
    send_at: number;
  };
}
