import type { ClientEventWithoutRoomId, UnsignedData } from "@conclave/protocol/events/client-event";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { spliceEvent } from "@conclave/rules/rooms/spliced-event";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readEvents, type StoredEvent } from "@conclave/storage/timeline/event-store";
import { type Aggregations, bundleAggregations, noAggregations, readAggregations } from "./aggregations.ts";
import { readErasedTexts } from "./erased-texts.ts";
import type { MembershipLookup } from "./membership-lookup.ts";
import { isVisible, type RoomView } from "./room-view.ts";

/** For whom events are presented. */
export interface Reader {
  readonly userId: UserId;
  readonly deviceId: string;
}

export interface Presentation {
  readonly reader: Reader;
  /** Milliseconds since the epoch: `unsigned.age` counts from here. */
  readonly now: number;
  /** What the reader was in the room at each event (`unsigned.membership`). */
  readonly membershipAt: MembershipLookup;
  /** Whether the place tells the room, as in sync, or each event must. */
  readonly withRoomId: boolean;
  /**
   * The events' room as the reader sees it. With it, edits, threads and references are bundled (`unsigned."m.relations"`), as
   * everywhere but among state.
   */
  readonly view?: RoomView;
  /** Among state: the room as the reader sees it, so that what held before is told where they could see it change. */
  readonly stateView?: RoomView;
}

/**
 * Events as JSON text for one reader, in the given order. The stored bytes are spliced; further queries are made only for
 * state events (`prev_content`), redacted ones (`redacted_because`), what others relate to, and what was said while the reader
 * was not there (see `readErasedTexts`), for all of them together.
 */
export async function presentEvents(
  tx: ReadTransaction,
  events: readonly StoredEvent[],
  presentation: Presentation,
): Promise<string[]> {
  const { view, reader } = presentation;
  const aggregations = view === undefined ? noAggregations : await readAggregations(tx, events, view, reader.userId);
  const all = [...events, ...aggregations.events];
  const others = await readOthers(tx, all, presentation);
  const erasedTexts = await readErasedTexts(tx, all, presentation.membershipAt);
  return events.map((event) => presentEvent(event, presentation, { others, aggregations, erasedTexts }));
}

type Others = ReadonlyMap<EventId, StoredEvent>;

/** What was looked up for all events together. */
interface Found {
  readonly others: Others;
  readonly aggregations: Aggregations;
  readonly erasedTexts: ReadonlyMap<EventId, string>;
}

async function readOthers(
  tx: ReadTransaction,
  events: readonly StoredEvent[],
  { view, stateView }: Presentation,
): Promise<Others> {
  const wanted = new Set<EventId>();
  const isSeen = ({ position }: StoredEvent) =>
    view !== undefined || (stateView !== undefined && isVisible(stateView, position));
  for (const event of events) {
    if (event.replaces !== null && isSeen(event)) wanted.add(event.replaces);
    if (event.redactedBy !== null) wanted.add(event.redactedBy);
  }
  const others = new Map<EventId, StoredEvent>();
  for (const chunk of chunksOf([...wanted])) {
    for (const event of await readEvents(tx, chunk)) others.set(event.eventId, event);
  }
  return others;
}

function presentEvent(event: StoredEvent, presentation: Presentation, found: Found): string {
  const { others, aggregations, erasedTexts } = found;
  const { reader, now, membershipAt, withRoomId } = presentation;
  const isOwn = event.sender === reader.userId && event.deviceId === reader.deviceId;
  const redaction = event.redactedBy === null ? undefined : others.get(event.redactedBy);
  const replaced = event.replaces === null ? undefined : others.get(event.replaces);
  const bundled = bundleAggregations(event, aggregations, (other) =>
    JSON.parse(presentEvent(other, presentation, found)),
  );
  const unsigned: UnsignedData = {
    age: Math.max(0, now - event.originServerTs),
    membership: membershipAt(event.roomId, event.position),
    ...(isOwn && event.transactionId !== null && { transaction_id: event.transactionId }),
    ...(replaced !== undefined && previousState(replaced)),
    ...(redaction !== undefined && { redacted_because: JSON.parse(redaction.client) }),
    ...(bundled !== undefined && { "m.relations": bundled }),
  };
  return spliceEvent(erasedTexts.get(event.eventId) ?? event.client, {
    unsigned,
    ...(withRoomId && { room_id: event.roomId }),
  });
}

/**
 * Whoever may see a state event happen was given the state that it changed. Not so whoever is only told that it holds: what
 * held before they came is none of theirs, so it isn't looked up for them.
 */
function previousState(replaced: StoredEvent): UnsignedData {
  const { content }: ClientEventWithoutRoomId = JSON.parse(replaced.client);
  return { prev_content: content, prev_sender: replaced.sender, replaces_state: replaced.eventId };
}
