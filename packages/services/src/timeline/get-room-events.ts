import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { readTimeline } from "./filtered-timeline.ts";
import { parseRoomEventFilter } from "./parse-room-event-filter.ts";
import { presentEvents, type Reader } from "./present-events.ts";
import { readState } from "./read-state.ts";
import { viewRoom } from "./room-view.ts";
import { timelinePosition } from "./timeline-position.ts";

export interface RoomEventsInput {
  readonly reader: Reader;
  readonly roomId: RoomId;
  /** Tokens of sync or of this verb. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly backwards: boolean;
  readonly limit: number | undefined;
  /** A RoomEventFilter as JSON. */
  readonly filter: string | undefined;
}

export interface RoomEvents {
  /** JSON texts of events. */
  readonly chunk: readonly string[];
  readonly start: string;
  readonly end: string | undefined;
  /** The members who sent what is in the chunk, if they were asked for. */
  readonly state: readonly string[];
}

const defaultLimit = 10;
const maximumLimit = 500;

/**
 * A page of a room's history.
 *
 * @throws MatrixError `M_FORBIDDEN` for a room that the reader may see nothing of; `M_INVALID_PARAM` for a token or filter that
 * can't be read.
 */
export const getRoomEvents = query(
  "timeline.get-room-events",
  async (context, input: RoomEventsInput): Promise<RoomEvents> => {
    const { tx, now } = context;
    const { reader, roomId, backwards } = input;
    const filter = parseRoomEventFilter(input.filter);
    const from = timelinePosition(context, input.from, "from");
    const to = timelinePosition(context, input.to, "to");
    const view = await viewRoom(tx, roomId, reader.userId);
    const start = from ?? (backwards ? view.room.lastPosition : 0);
    const after = backwards ? to : start;
    const upTo = backwards ? start : to;
    const { events, next } = await readTimeline(tx, view, filter, {
      ...(after !== undefined && { after }),
      ...(upTo !== undefined && { upTo }),
      // A page of nothing would have no end to go on from.
      limit: Math.min(Math.max(input.limit ?? filter.limit ?? defaultLimit, 1), maximumLimit),
      backwards,
    });
    const presentation = { reader, now, membershipAt: view.membershipAt, withRoomId: true };
    const newest = Math.max(...events.map((event) => event.position));
    const senders = [...new Set(events.map((event) => event.sender))];
    const members =
      filter.lazy_load_members === true && senders.length > 0
        ? await readState(tx, view.room, newest, { types: ["m.room.member"], stateKeys: senders })
        : [];
    const { restoreEpoch } = context.instance();
    return {
      chunk: await presentEvents(tx, events, { ...presentation, view }),
      start: encodeTimelineToken(restoreEpoch, start),
      end: next === undefined ? undefined : encodeTimelineToken(restoreEpoch, next),
      state: await presentEvents(tx, members, { ...presentation, stateView: view }),
    };
  },
);
