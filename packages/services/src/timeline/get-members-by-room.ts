import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { decodeSyncToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { presentEvents, type Reader } from "./present-events.ts";
import { readState } from "./read-state.ts";
import { requireStatePosition, viewRoom } from "./room-view.ts";

export interface MembersInput {
  readonly reader: Reader;
  readonly roomId: RoomId;
  /** A token: the members as they were there. */
  readonly at: string | undefined;
  readonly membership: string | undefined;
  readonly notMembership: string | undefined;
}

/**
 * The member events of a room as JSON texts, as far as the reader may see its state.
 *
 * @throws MatrixError `M_FORBIDDEN` for somebody who was never a member; `M_INVALID_PARAM` for what is no token.
 */
export const getMembersByRoom = query(
  "timeline.get-members-by-room",
  async (context, input: MembersInput): Promise<readonly string[]> => {
    const { tx, now } = context;
    const { reader, at } = input;
    const token =
      at === undefined || at === "" ? undefined : decodeSyncToken(at, context.instance().restoreEpoch, "at");
    const view = await viewRoom(tx, input.roomId, reader.userId);
    const last = requireStatePosition(view);
    const asked = Math.min(token?.position ?? last, last);
    // Of a time whose events are not for them they get the state with which the next stretch begins that is.
    const stretch = view.visible.find(({ to }) => to >= asked);
    const position = Math.min(Math.max(asked, stretch?.from ?? last), last);
    const events = await readState(tx, view.room, position, { types: ["m.room.member"] });
    const wanted = events.filter((event) => isWanted(event, input));
    const { membershipAt } = view;
    return presentEvents(tx, wanted, { reader, now, membershipAt, withRoomId: true, stateView: view });
  },
);

/** Both conditions together let through what either does (spec "GET /members"). */
function isWanted(event: StoredEvent, { membership, notMembership }: MembersInput): boolean {
  if (membership === undefined && notMembership === undefined) return true;
  const { content }: ClientEventWithoutRoomId = JSON.parse(event.client);
  const actual = content["membership"];
  return actual === membership || (notMembership !== undefined && actual !== notMembership);
}
