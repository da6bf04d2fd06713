import type { PushRuleset } from "@conclave/protocol/events/push-rules";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { encodeTimelineToken } from "@conclave/streams/sync-token";
import { countUnread, countUnreadApart, type UnreadFacts } from "../push/unread-counts.ts";
import type { RoomView } from "../timeline/room-view.ts";
import { type RoomEvents, type RoomEventsOptions, readRoomEvents } from "./room-events.ts";
import { readRoomSummary } from "./room-summary.ts";
import type { StateName, SyncRange } from "./sync-request.ts";

/** What the section of a room is made from, beside the room. */
export interface RoomSectionOptions extends RoomEventsOptions {
  readonly ignoredUsers: ReadonlySet<string>;
  readonly pushRules: PushRuleset;
  readonly epoch: number;
}

/** The parts of a room's section that were read for all rooms at once, each a JSON text of an event. */
export interface RoomExtras {
  readonly ephemeral: readonly string[];
  readonly accountData: readonly string[];
  /** Whether somebody came, went, or is called otherwise. */
  readonly membersChanged: boolean;
  /** The room as the reader sees it. */
  readonly view: RoomView | undefined;
  readonly unreadFacts: UnreadFacts;
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
  const events = await readRoomEvents(tx, { roomId: room.roomId, seen: extras.view }, options, range);
  const unread = await unreadText(tx, room, options, { facts: extras.unreadFacts, upTo: range.upTo });
  const summary =
    range.since === undefined || extras.membersChanged ? JSON.stringify(await readRoomSummary(tx, room, reader)) : "{}";
  return (
    `{"summary":${summary},${eventsText(events, options.stateName, options.epoch)},"ephemeral":${batch(extras.ephemeral)},` +
    `"account_data":${batch(extras.accountData)},${unread}}`
  );
}

/** The counts of the room; of its threads apart for clients that ask so. */
async function unreadText(
  tx: ReadTransaction,
  room: StoredRoom,
  options: RoomSectionOptions,
  counting: { readonly facts: UnreadFacts; readonly upTo: number },
): Promise<string> {
  const { presentation, pushRules: rules, ignoredUsers } = options;
  const unread = { room, reader: presentation.reader.userId, rules, ignoredUsers, ...counting };
  if (options.filter.room?.timeline?.unread_thread_notifications !== true) {
    return `"unread_notifications":${JSON.stringify(await countUnread(tx, unread))}`;
  }
  const { main, threads } = await countUnreadApart(tx, unread);
  return `"unread_notifications":${JSON.stringify(main)},"unread_thread_notifications":${JSON.stringify(threads)}`;
}

/**
 * The section of a room that the person has left, up to their leaving (spec "Left Room").
 *
 * @param since undefined for a room of which the client has nothing.
 */
export async function readLeftRoom(
  tx: ReadTransaction,
  room: { readonly roomId: StoredRoom["roomId"]; readonly leftAt: number },
  options: RoomSectionOptions,
  extras: Pick<RoomExtras, "accountData" | "view">,
  since: number | undefined,
): Promise<string> {
  const events = await readRoomEvents(tx, { roomId: room.roomId, seen: extras.view }, options, {
    since,
    upTo: room.leftAt,
  });
  return `{${eventsText(events, options.stateName, options.epoch)},"account_data":${batch(extras.accountData)}}`;
}

function eventsText({ section, timeline, state }: RoomEvents, stateName: StateName, epoch: number): string {
  const previous = encodeTimelineToken(epoch, section.previous);
  return `"${stateName}":${batch(state)},"timeline":{"events":[${timeline.join(",")}],"limited":${section.limited},"prev_batch":"${previous}"}`;
}

function batch(events: readonly string[]): string {
  return `{"events":[${events.join(",")}]}`;
}
