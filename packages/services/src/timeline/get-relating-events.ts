import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { relatedEvents } from "@conclave/storage/timeline/related-events";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { presentEvents, type Reader } from "./present-events.ts";
import { noSuchEvent, requireVisibleEvent } from "./require-visible-event.ts";
import { viewRoom } from "./room-view.ts";
import { timelinePosition } from "./timeline-position.ts";

export interface RelatingEventsInput {
  readonly reader: Reader;
  readonly roomId: RoomId;
  readonly eventId: EventId;
  readonly relationType: string | undefined;
  readonly eventType: string | undefined;
  /** Tokens of sync, /messages or this verb. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly limit: number | undefined;
  readonly backwards: boolean;
  /** Whether what is said about the related events, and about that in turn, is wanted too. */
  readonly recurse: boolean;
}

export interface RelatingEvents {
  /** JSON texts of events. */
  readonly chunk: readonly string[];
  readonly nextBatch: string | undefined;
  readonly previousBatch: string | undefined;
  /** How deep it was looked; undefined unless that was asked for. */
  readonly recursionDepth: number | undefined;
}

const defaultLimit = 50;
const maximumLimit = 500;
/** A reaction to an edit of a reply; nothing real is deeper (the specification asks for 3 at least). */
const deepest = 3;

/**
 * A page of what others say about an event (spec "Event relationships").
 *
 * @throws MatrixError `M_NOT_FOUND` for an event that the reader may not see, or a room that they see nothing of;
 * `M_INVALID_PARAM` for a token of no server.
 */
export const getRelatingEvents = query(
  "timeline.get-relating-events",
  async (context, input: RelatingEventsInput): Promise<RelatingEvents> => {
    const { tx, now } = context;
    const { reader, roomId, eventId, relationType, backwards } = input;
    const from = timelinePosition(context, input.from, "from");
    const to = timelinePosition(context, input.to, "to");
    const view = await viewRoom(tx, roomId, reader.userId).catch((error: unknown) => {
      throw error instanceof MatrixError ? noSuchEvent() : error;
    });
    await requireVisibleEvent(tx, view, eventId);
    const limit = Math.min(Math.max(input.limit ?? defaultLimit, 1), maximumLimit);
    const found = await relatedEvents(tx, {
      eventId,
      relationType,
      type: input.eventType,
      depth: input.recurse ? deepest : 1,
      after: backwards ? to : from,
      upTo: backwards ? from : to,
      shown: { visible: view.visible, ignoredSenders: view.ignored },
      limit: limit + 1,
      backwards,
    });
    const events = found.slice(0, limit);
    const last = found.length > limit ? events.at(-1) : undefined;
    const { restoreEpoch } = context.instance();
    const presentation = { reader, now, membershipAt: view.membershipAt, withRoomId: true, view };
    return {
      chunk: await presentEvents(tx, events, presentation),
      // A token stands right behind the event at its position.
      nextBatch: last === undefined ? undefined : encodeTimelineToken(restoreEpoch, last.position - Number(backwards)),
      previousBatch: from === undefined ? undefined : encodeTimelineToken(restoreEpoch, from),
      recursionDepth: input.recurse ? deepest : undefined,
    };
  },
);
