import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";

export interface ReportTables {
  /** A row a report: of a room, of an event of a room and its sender, or of a person. */
  reports: {
    position: number;
    at: number;
    reporter: UserId;
    room_id: RoomId | null;
    event_id: EventId | null;
    user_id: UserId | null;
    reason: string;
  };
}
