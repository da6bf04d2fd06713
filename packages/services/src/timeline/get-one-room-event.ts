import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { query } from "../core/verb.ts";
import { presentEvents, type Reader } from "./present-events.ts";
import { noSuchEvent, requireVisibleEvent } from "./require-visible-event.ts";
import { viewRoom } from "./room-view.ts";

/**
 * One event as JSON text.
 *
 * @throws MatrixError `M_NOT_FOUND` also for a room that the reader may see nothing of.
 */
export const getOneRoomEvent = query(
  "timeline.get-one-room-event",
  async (
    context,
    input: { readonly reader: Reader; readonly roomId: RoomId; readonly eventId: EventId },
  ): Promise<string> => {
    const { tx, now } = context;
    const { reader } = input;
    const view = await viewRoom(tx, input.roomId, reader.userId).catch((error: unknown) => {
      throw error instanceof MatrixError ? noSuchEvent() : error;
    });
    const event = await requireVisibleEvent(tx, view, input.eventId);
    const presentation = { reader, now, membershipAt: view.membershipAt, withRoomId: true, view };
    const [text] = await presentEvents(tx, [event], presentation);
    if (text === undefined) throw noSuchEvent();
    return text;
  },
);
