import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { query } from "../core/verb.ts";
import { presentEvents, type Reader } from "./present-events.ts";
import { readState } from "./read-state.ts";
import { requireStatePosition, viewRoom } from "./room-view.ts";

export interface StateEventInput {
  readonly reader: Reader;
  readonly roomId: RoomId;
  readonly type: string;
  readonly stateKey: string;
  /** The content alone, or the event around it. */
  readonly format: "content" | "event";
}

/**
 * A piece of a room's state as JSON text.
 *
 * @throws MatrixError `M_FORBIDDEN` for somebody who was never a member; `M_NOT_FOUND` where it isn't set.
 */
export const getRoomStateWithKey = query(
  "timeline.get-room-state-with-key",
  async (context, input: StateEventInput): Promise<string> => {
    const { tx, now } = context;
    const view = await viewRoom(tx, input.roomId, input.reader.userId);
    const events = await readState(tx, view.room, requireStatePosition(view), {
      types: [input.type],
      stateKeys: [input.stateKey],
    });
    const [event] = events;
    if (event === undefined) throw new MatrixError("M_NOT_FOUND", "The room has no such state.");
    if (input.format === "content") {
      const { content }: ClientEventWithoutRoomId = JSON.parse(event.client);
      return JSON.stringify(content);
    }
    const { membershipAt } = view;
    const presentation = { reader: input.reader, now, membershipAt, withRoomId: true, stateView: view };
    return (await presentEvents(tx, events, presentation)).join();
  },
);
