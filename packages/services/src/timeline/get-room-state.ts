import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { query } from "../core/verb.ts";
import { presentEvents, type Reader } from "./present-events.ts";
import { readState } from "./read-state.ts";
import { requireStatePosition, viewRoom } from "./room-view.ts";

/**
 * A room's whole state as JSON texts: as it is for a member, as it was when they left for somebody who did.
 *
 * @throws MatrixError `M_FORBIDDEN` for everybody else.
 */
export const getRoomState = query(
  "timeline.get-room-state",
  async (context, input: { readonly reader: Reader; readonly roomId: RoomId }): Promise<readonly string[]> => {
    const { tx, now } = context;
    const view = await viewRoom(tx, input.roomId, input.reader.userId);
    const events = await readState(tx, view.room, requireStatePosition(view));
    return presentEvents(tx, events, {
      reader: input.reader,
      now,
      membershipAt: view.membershipAt,
      withRoomId: true,
      stateView: view,
    });
  },
);
