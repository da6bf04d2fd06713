import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { passesEventFilter } from "@conclave/rules/filters/event-filter";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { readTimeline } from "./filtered-timeline.ts";
import { parseRoomEventFilter } from "./parse-room-event-filter.ts";
import { presentEvents, type Reader } from "./present-events.ts";
import { readState } from "./read-state.ts";
import { requireVisibleEvent } from "./require-visible-event.ts";
import { viewRoom } from "./room-view.ts";

export interface EventContextInput {
  readonly reader: Reader;
  readonly roomId: RoomId;
  readonly eventId: EventId;
  /** Of events before and after together; 10 unless said. */
  readonly limit: number | undefined;
  /** A RoomEventFilter as JSON. */
  readonly filter: string | undefined;
}

export interface EventContext {
  /** JSON texts of events. */
  readonly event: string;
  /** Newest first. */
  readonly before: readonly string[];
  /** Oldest first. */
  readonly after: readonly string[];
  /** The state right after the last event of all. */
  readonly state: readonly string[];
  readonly start: string;
  readonly end: string;
}

const defaultLimit = 10;
const maximumLimit = 500;

/**
 * An event with what came before and after it.
 *
 * @throws MatrixError `M_FORBIDDEN` for a room that the reader may see nothing of, `M_NOT_FOUND` for such an event,
 * `M_INVALID_PARAM` for a filter that can't be read.
 */
export const getEventContext = query(
  "timeline.get-event-context",
  async (context, input: EventContextInput): Promise<EventContext> => {
    const { tx, now } = context;
    const { reader } = input;
    const filter = parseRoomEventFilter(input.filter);
    const view = await viewRoom(tx, input.roomId, reader.userId);
    const event = await requireVisibleEvent(tx, view, input.eventId);
    const limit = Math.min(input.limit ?? defaultLimit, maximumLimit);
    const older = await readTimeline(tx, view, filter, {
      upTo: event.position - 1,
      limit: Math.floor(limit / 2),
      backwards: true,
    });
    const newer = await readTimeline(tx, view, filter, {
      after: event.position,
      limit: Math.ceil(limit / 2),
      backwards: false,
    });
    const oldest = older.events.at(-1) ?? event;
    const newest = newer.events.at(-1) ?? event;
    const senders = new Set<string>([...older.events, event, ...newer.events].map(({ sender }) => sender));
    const isWanted = ({ type, stateKey, sender }: typeof event) =>
      type === "m.room.member" && filter.lazy_load_members === true
        ? senders.has(stateKey ?? "")
        : passesEventFilter(filter, { type, sender });
    const state =
      view.stateUpTo === undefined ? [] : await readState(tx, view.room, Math.min(newest.position, view.stateUpTo));
    const presentation = { reader, now, membershipAt: view.membershipAt, withRoomId: true };
    const bundling = { ...presentation, view };
    const [presented = ""] = await presentEvents(tx, [event], bundling);
    const { restoreEpoch } = context.instance();
    return {
      event: presented,
      before: await presentEvents(tx, older.events, bundling),
      after: await presentEvents(tx, newer.events, bundling),
      state: await presentEvents(tx, state.filter(isWanted), { ...presentation, stateView: view }),
      start: encodeTimelineToken(restoreEpoch, oldest.position - 1),
      end: encodeTimelineToken(restoreEpoch, newest.position),
    };
  },
);
