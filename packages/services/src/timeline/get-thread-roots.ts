import type { Pdu } from "@conclave/protocol/events/pdu";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { toClientEvent } from "@conclave/rules/rooms/client-event";
import { redact } from "@conclave/rules/rooms/redaction";
import { roomVersionOf } from "@conclave/rules/rooms/room-version";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readPdus, type StoredEvent } from "@conclave/storage/timeline/event-store";
import { threadsOf } from "@conclave/storage/timeline/thread-store";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import { query } from "../core/verb.ts";
import { presentEvents, type Reader } from "./present-events.ts";
import { type RoomView, viewRoom } from "./room-view.ts";
import { timelinePosition } from "./timeline-position.ts";

export interface ThreadRootsInput {
  readonly reader: Reader;
  readonly roomId: RoomId;
  /** Only threads in which the reader wrote the root or a reply. */
  readonly participated: boolean;
  readonly limit: number | undefined;
  readonly from: string | undefined;
}

export interface ThreadRoots {
  /** JSON texts of events. */
  readonly chunk: readonly string[];
  readonly nextBatch: string | undefined;
}

const defaultLimit = 20;
const maximumLimit = 100;

/**
 * A page of the threads of a room, that with the latest reply first, each told by its root (spec "Querying threads in a room").
 *
 * @throws MatrixError `M_FORBIDDEN` for a room that the reader may see nothing of; `M_INVALID_PARAM` for a token of no server.
 */
export const getThreadRoots = query(
  "timeline.get-thread-roots",
  async (context, input: ThreadRootsInput): Promise<ThreadRoots> => {
    const { tx, now } = context;
    const { reader, roomId } = input;
    const upTo = timelinePosition(context, input.from, "from");
    const view = await viewRoom(tx, roomId, reader.userId);
    const limit = Math.min(Math.max(input.limit ?? defaultLimit, 1), maximumLimit);
    const found = await threadsOf(tx, {
      roomId,
      shown: { visible: view.visible, ignoredSenders: view.ignored },
      participant: input.participated ? reader.userId : undefined,
      upTo,
      limit: limit + 1,
    });
    const threads = found.slice(0, limit);
    const last = found.length > limit ? threads.at(-1) : undefined;
    const roots = await readRoots(tx, view, threads);
    const presentation = { reader, now, membershipAt: view.membershipAt, withRoomId: true, view };
    return {
      chunk: await presentEvents(tx, roots, presentation),
      nextBatch:
        last === undefined ? undefined : encodeTimelineToken(context.instance().restoreEpoch, last.latestPosition - 1),
    };
  },
);

/** The roots in the order of the threads; those of ignored people as if they had been redacted. */
async function readRoots(
  tx: ReadTransaction,
  view: RoomView,
  threads: readonly { readonly root: StoredEvent["eventId"] }[],
): Promise<readonly StoredEvent[]> {
  const pdus = await readPdus(
    tx,
    threads.map(({ root }) => root),
  );
  const byId = new Map(pdus.map((event) => [event.eventId, event]));
  return threads.flatMap(({ root }) => {
    const event = byId.get(root);
    if (event === undefined) return [];
    if (!view.ignored.includes(event.sender)) return [event];
    const pdu: Pdu = JSON.parse(event.pdu);
    const stripped = redact(pdu, roomVersionOf(view.room.version));
    return [{ ...event, client: JSON.stringify(toClientEvent({ eventId: event.eventId, pdu: stripped })) }];
  });
}
