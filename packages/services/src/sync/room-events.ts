import type { JsonObject } from "@conclave/base/json";
import type { Filter, RoomEventFilter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { keepFields } from "@conclave/rules/filters/event-fields";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { stateAt, stateChangesBetween } from "@conclave/storage/timeline/state-store";
import { type Presentation, presentEvents } from "../timeline/present-events.ts";
import type { RoomView } from "../timeline/room-view.ts";
import { inFederationFormat } from "./federation-format.ts";
import { readStateSection, wantsState } from "./state-section.ts";
import type { StateName, SyncRange } from "./sync-request.ts";
import { readTimelineSection, type TimelineSection } from "./timeline-section.ts";

export interface RoomEventsOptions {
  readonly filter: Filter;
  readonly fullState: boolean;
  readonly stateName: StateName;
  readonly presentation: Presentation;
}

export interface RoomEvents {
  readonly section: TimelineSection;
  /** JSON texts. */
  readonly timeline: readonly string[];
  readonly state: readonly string[];
}

/**
 * A room's timeline and the state that belongs to it, through a filter.
 *
 * @param seen the room as the reader sees it; undefined for somebody who sees nothing of it.
 */
export async function readRoomEvents(
  tx: ReadTransaction,
  { roomId, seen }: { readonly roomId: RoomId; readonly seen: RoomView | undefined },
  options: RoomEventsOptions,
  range: SyncRange,
): Promise<RoomEvents> {
  const { filter, presentation } = options;
  const room = { roomId, reader: presentation.reader.userId };
  const whole = await readTimelineSection(tx, seen, filter.room?.timeline ?? {}, range);
  const hidden = options.stateName === "state" ? await readHiddenState(tx, whole, filter.room?.state, range) : [];
  const section = withoutOvertaken(whole, hidden);
  const state = await readState(tx, room, options, { section, hidden }, range);
  const fields = filter.event_fields;
  const present = async (events: readonly StoredEvent[], shownAs: Presentation) => {
    const formatted = filter.event_format === "federation" ? await inFederationFormat(tx, events) : events;
    const texts = await presentEvents(tx, formatted, shownAs);
    return fields === undefined ? texts : texts.map((text) => cut(text, fields));
  };
  // What others say about the events is told in the timeline, and not again with the state.
  const { view } = section;
  const bundling = view === undefined ? presentation : { ...presentation, view };
  return {
    section,
    timeline: await present(section.events, bundling),
    state: await present(state, view === undefined ? presentation : { ...presentation, stateView: view }),
  };
}

/**
 * What became of the state while the timeline ran and does not stand in it, since a filter or an absence of the reader keeps it
 * out: nothing else would tell it.
 */
async function readHiddenState(
  tx: ReadTransaction,
  { view, stateUpTo, events }: TimelineSection,
  filter: RoomEventFilter | undefined,
  range: SyncRange,
): Promise<readonly StoredEvent[]> {
  const [first] = events;
  if (view === undefined || stateUpTo === undefined || first === undefined) return [];
  if (view.room.lastStatePosition < first.position) return [];
  const shown = new Set(events.map((event) => event.eventId));
  const changes = await stateChangesBetween(tx, view.room.roomId, first.position - 1, Math.min(range.upTo, stateUpTo));
  return changes.filter((event) => !shown.has(event.eventId) && wantsState(filter, event));
}

/**
 * Clients apply the timeline to the state. Where an event of it was replaced by a hidden one, the timeline begins behind that; what
 * is before can be read back.
 */
function withoutOvertaken(section: TimelineSection, hidden: readonly StoredEvent[]): TimelineSection {
  const latest = new Map(hidden.map((event) => [keyOf(event), event.position]));
  const overtaken = section.events.flatMap((event) => {
    const position = event.stateKey === null ? undefined : latest.get(keyOf(event));
    return position === undefined || position < event.position ? [] : [position];
  });
  if (overtaken.length === 0) return section;
  const start = Math.max(...overtaken);
  const events = section.events.filter(({ position }) => position > start);
  return { ...section, events, limited: true, previous: start };
}

async function readState(
  tx: ReadTransaction,
  room: { readonly roomId: RoomId; readonly reader: Presentation["reader"]["userId"] },
  options: RoomEventsOptions,
  { section, hidden }: { readonly section: TimelineSection; readonly hidden: readonly StoredEvent[] },
  range: SyncRange,
): Promise<readonly StoredEvent[]> {
  const { roomId, reader } = room;
  // Who was never a member sees their own membership alone.
  const { view, stateUpTo } = section;
  if (view === undefined || stateUpTo === undefined) {
    return stateAt(tx, roomId, range.upTo, { types: ["m.room.member"], stateKeys: [reader] });
  }
  const end = Math.min(range.upTo, stateUpTo);
  const before = Math.min((section.events[0]?.position ?? range.upTo + 1) - 1, end);
  const state = await readStateSection(tx, {
    room: view.room,
    reader,
    filter: options.filter.room?.state,
    since: options.fullState ? undefined : range.since,
    upTo: options.stateName === "state" ? before : end,
    members: seenMembers(section.events, options.stateName),
  });
  const replaced = new Set(hidden.map(keyOf));
  return [...state.filter((event) => !replaced.has(keyOf(event))), ...hidden];
}

/** Whom a timeline makes known: its senders and, where clients don't apply it to the state, whose membership stands in it. */
function seenMembers(events: readonly StoredEvent[], stateName: StateName): readonly UserId[] {
  const seen = new Set<UserId>(events.map(({ sender }) => sender));
  if (stateName !== "state") {
    for (const { type, stateKey } of events) {
      // The state key of a member event is a user identifier (room authorisation sees to it).
      if (type === "m.room.member" && stateKey !== null) seen.add(stateKey as UserId);
    }
  }
  return [...seen];
}

function keyOf({ type, stateKey }: StoredEvent): string {
  return JSON.stringify([type, stateKey]);
}

function cut(text: string, fields: readonly string[]): string {
  const event: JsonObject = JSON.parse(text);
  return JSON.stringify(keepFields(event, fields));
}
