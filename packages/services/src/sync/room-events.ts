import type { JsonObject } from "@conclave/base/json";
import type { Filter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { keepFields } from "@conclave/rules/filters/event-fields";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { stateAt, stateChangesBetween } from "@conclave/storage/timeline/state-store";
import { type Presentation, presentEvents } from "../timeline/present-events.ts";
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

/** A room's timeline and the state that belongs to it, through a filter. */
export async function readRoomEvents(
  tx: ReadTransaction,
  roomId: RoomId,
  options: RoomEventsOptions,
  range: SyncRange,
): Promise<RoomEvents> {
  const { filter, presentation } = options;
  const room = { roomId, reader: presentation.reader.userId };
  const section = await readTimelineSection(tx, room, filter.room?.timeline ?? {}, range);
  const state = await readState(tx, room, options, section, range);
  const fields = filter.event_fields;
  const present = async (events: readonly StoredEvent[], shownAs: Presentation) => {
    const texts = await presentEvents(tx, events, shownAs);
    return fields === undefined ? texts : texts.map((text) => cut(text, fields));
  };
  // What others say about the events is told in the timeline, and not again with the state.
  const bundling = section.view === undefined ? presentation : { ...presentation, view: section.view };
  return {
    section,
    timeline: await present(section.events, bundling),
    state: await present(state, presentation),
  };
}

async function readState(
  tx: ReadTransaction,
  room: { readonly roomId: RoomId; readonly reader: Presentation["reader"]["userId"] },
  options: RoomEventsOptions,
  section: TimelineSection,
  range: SyncRange,
): Promise<readonly StoredEvent[]> {
  const { roomId, reader } = room;
  // Who was never a member sees their own membership alone.
  if (section.stateUpTo === undefined) {
    return stateAt(tx, roomId, range.upTo, { types: ["m.room.member"], stateKeys: [reader] });
  }
  const end = Math.min(range.upTo, section.stateUpTo);
  const before = Math.min((section.events[0]?.position ?? range.upTo + 1) - 1, end);
  const filter = options.filter.room?.state;
  const state = await readStateSection(tx, {
    roomId,
    reader,
    filter,
    since: options.fullState ? undefined : range.since,
    upTo: options.stateName === "state" ? before : end,
    senders: [...new Set(section.events.map((event) => event.sender))],
  });
  if (options.stateName !== "state" || (section.view?.room.lastStatePosition ?? 0) <= before) return state;
  // What the filter, or an absence of the reader, keeps out of the timeline is told here: nothing else would tell it.
  const shown = new Set(section.events.map((event) => event.eventId));
  const hidden = (await stateChangesBetween(tx, roomId, before, end)).filter(
    (event) => !shown.has(event.eventId) && wantsState(filter, event),
  );
  const replaced = new Set(hidden.map(keyOf));
  return [...state.filter((event) => !replaced.has(keyOf(event))), ...hidden];
}

function keyOf({ type, stateKey }: StoredEvent): string {
  return JSON.stringify([type, stateKey]);
}

function cut(text: string, fields: readonly string[]): string {
  const event: JsonObject = JSON.parse(text);
  return JSON.stringify(keepFields(event, fields));
}
