import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { eventNearTime } from "@conclave/storage/timeline/event-near-time";
import { query } from "../core/verb.ts";
import { viewRoom } from "./room-view.ts";

export interface EventByTimestampInput {
  readonly userId: UserId;
  readonly roomId: RoomId;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** Towards older events; without it towards newer ones. */
  readonly backwards: boolean;
}

/**
 * The event nearest to a time in one direction, the time itself included, among those that the reader may and wants to see.
 *
 * @throws MatrixError `M_FORBIDDEN` for a room that the reader may see nothing of; `M_NOT_FOUND` when there is nothing that way.
 */
export const getEventByTimestamp = query(
  "timeline.get-event-by-timestamp",
  async (
    { tx },
    input: EventByTimestampInput,
  ): Promise<{ readonly eventId: EventId; readonly originServerTs: number }> => {
    const { roomId, timestamp, backwards } = input;
    const view = await viewRoom(tx, roomId, input.userId);
    const shown = { visible: view.visible, ignoredSenders: view.ignored };
    const event = await eventNearTime(tx, { roomId, timestamp, backwards, shown });
    if (event === undefined) {
      throw new MatrixError(
        "M_NOT_FOUND",
        `There is no event ${backwards ? "at or before" : "at or after"} that time.`,
      );
    }
    return event;
  },
);
