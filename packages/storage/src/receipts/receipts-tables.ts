import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";

/** Who may see it: everybody in the room, or only its owner. */
export type ReceiptType = "m.read" | "m.read.private";

export interface ReceiptsTables {
  /** One row a person, room, kind and thread: how far they have read. */
  receipts: {
    room_id: RoomId;
    user_id: UserId;
    receipt_type: ReceiptType;
    thread_id: string;
    event_id: EventId;
    event_position: number;
    at: number;
    position: number;
  };
}
