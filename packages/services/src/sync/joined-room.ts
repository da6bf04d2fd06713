import type { PushRuleset } from "@conclave/protocol/events/push-rules";
import type { Filter } from "@conclave/protocol/filters/filter";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { stateAt } from "@conclave/storage/timeline/state-store";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import { type Presentation, presentEvents } from "../timeline/present-events.ts";
import { readRoomSummary } from "./room-summary.ts";
import { readStateSection } from "./state-section.ts";
import type { StateName, SyncRange } from "./sync-request.ts";
import { readTimelineSection } from "./timeline-section.ts";
import { countUnread, countUnreadApart } from "./unread-counts.ts";

/** What the section of a room is made from, beside the room. */
export interface RoomSectionOptions {
  readonly filter: Filter;
  readonly fullState: boolean;
  readonly stateName: StateName;
  readonly ignoredUsers: ReadonlySet<string>;
  readonly pushRules: PushRuleset;
  readonly epoch: number;
  readonly presentation: Presentation;
}

/** The parts of a room's section that were read for all rooms at once, each a JSON text of an event. */
export interface RoomExtras {
  readonly ephemeral: readonly string[];
  readonly accountData: readonly string[];
}

/**
 * The section of a room that the person is in, a JSON text (spec "Joined Room").
 *
 * @param range without `since` for a room that is new to the client.
 */
export async function readJoinedRoom(
  tx: ReadTransaction,
  room: StoredRoom,
  options: RoomSectionOptions,
  extras: RoomExtras,
  range: SyncRange,
): Promise<string> {
  const reader = options.presentation.reader.userId;
  const { timeline, state, stateEvents } = await readRoomEvents(tx, room.roomId, options, range);
  const unread = await unreadText(tx, room, options, range.upTo);
  const membersChanged = stateEvents.some(({ type }) => type === "m.room.member");
  const summary =
    range.since === undefined || membersChanged ? JSON.stringify(await readRoomSummary(tx, room, reader)) : "{}";
  return (
    `{"summary":${summary},${state},"timeline":${timeline},"ephemeral":${batch(extras.ephemeral)},` +
    `"account_data":${batch(extras.accountData)},${unread}}`
  );
}

/** The counts of the room; of its threads apart for clients that ask so. */
async function unreadText(
  tx: ReadTransaction,
  room: StoredRoom,
  options: RoomSectionOptions,
  upTo: number,
): Promise<string> {
  const { presentation, pushRules: rules, ignoredUsers } = options;
  const unread = { room, reader: presentation.reader.userId, rules, ignoredUsers, upTo };
  if (options.filter.room?.timeline?.unread_thread_notifications !== true) {
    return `"unread_notifications":${JSON.stringify(await countUnread(tx, unread))}`;
  }
  const { main, threads } = await countUnreadApart(tx, unread);
  return `"unread_notifications":${JSON.stringify(main)},"unread_thread_notifications":${JSON.stringify(threads)}`;
}

/** The section of a room that the person has left, up to their leaving (spec "Left Room"). */
export async function readLeftRoom(
  tx: ReadTransaction,
  room: { readonly roomId: StoredRoom["roomId"]; readonly leftAt: number },
  options: RoomSectionOptions,
  accountData: readonly string[],
  since: number | undefined,
): Promise<string> {
  const { timeline, state } = await readRoomEvents(tx, room.roomId, options, { since, upTo: room.leftAt });
  return `{${state},"timeline":${timeline},"account_data":${batch(accountData)}}`;
}

async function readRoomEvents(
  tx: ReadTransaction,
  roomId: StoredRoom["roomId"],
  options: RoomSectionOptions,
  range: SyncRange,
) {
  const { filter, stateName, presentation } = options;
  const reader: UserId = presentation.reader.userId;
  const section = await readTimelineSection(tx, { roomId, reader }, filter.room?.timeline ?? {}, range);
  const before = (section.events[0]?.position ?? range.upTo + 1) - 1;
  const upTo = stateName === "state" ? before : range.upTo;
  const stateOptions = {
    roomId,
    reader,
    filter: filter.room?.state,
    since: options.fullState ? undefined : range.since,
    upTo: Math.min(upTo, section.stateUpTo ?? upTo),
    senders: [...new Set(section.events.map((event) => event.sender))],
  };
  // Who was never a member sees their own membership alone.
  const state =
    section.stateUpTo === undefined
      ? await stateAt(tx, roomId, upTo, { types: ["m.room.member"], stateKeys: [reader] })
      : await readStateSection(tx, stateOptions);
  const previous = encodeTimelineToken(options.epoch, section.previous);
  // What others say about the events is told in the timeline, and not again with the state.
  const bundling = section.view === undefined ? presentation : { ...presentation, view: section.view };
  const timeline = `{"events":[${(await presentEvents(tx, section.events, bundling)).join(",")}],"limited":${section.limited},"prev_batch":"${previous}"}`;
  return {
    timeline,
    state: `"${stateName}":${batch(await presentEvents(tx, state, presentation))}`,
    stateEvents: [...state, ...section.events.filter((event) => event.stateKey !== null)],
  };
}

function batch(events: readonly string[]): string {
  return `{"events":[${events.join(",")}]}`;
}
