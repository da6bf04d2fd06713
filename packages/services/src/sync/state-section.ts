import type { RoomEventFilter } from "@conclave/protocol/filters/filter";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { passesEventFilter, passesRoomFilter } from "@conclave/rules/filters/event-filter";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { type StateFilter, stateChangesBetween } from "@conclave/storage/timeline/state-store";
import { readState } from "../timeline/read-state.ts";

export interface StateOptions {
  readonly room: StoredRoom;
  readonly reader: UserId;
  readonly filter: RoomEventFilter | undefined;
  /** What the client knows of already; undefined when it gets the whole state. */
  readonly since: number | undefined;
  /** The state is told as it was right after this position. */
  readonly upTo: number;
  /** Of members, with lazy loading, only these are needed (spec "Lazy-loading room members"). */
  readonly members: readonly UserId[];
}

const memberType = "m.room.member";

/**
 * The state events that a client needs beside a timeline: all of them, or what changed since its last sync. With lazy loading
 * members come only for those who are seen in the timeline, for the reader, and where a membership itself changed; each time, since
 * nothing is kept of what a device was sent (spec: "it is valid for the server to send redundant membership events").
 */
export async function readStateSection(tx: ReadTransaction, options: StateOptions): Promise<readonly StoredEvent[]> {
  const { filter } = options;
  if (!passesRoomFilter(filter, options.room.roomId)) return [];
  const events =
    filter?.lazy_load_members === true ? await readLazily(tx, options) : await readStretch(tx, options, {});
  return events.filter((event) => wantsState(filter, event));
}

/** Whether a filter of state lets an event through. */
export function wantsState(filter: RoomEventFilter | undefined, event: StoredEvent): boolean {
  if (!passesRoomFilter(filter, event.roomId)) return false;
  const { type, sender } = event;
  if (filter?.contains_url === undefined) return passesEventFilter(filter, { type, sender });
  return passesEventFilter(filter, { type, sender, hasUrl: typeof JSON.parse(event.client).content.url === "string" });
}

async function readLazily(tx: ReadTransaction, options: StateOptions): Promise<readonly StoredEvent[]> {
  const { room, since, upTo } = options;
  const rest = await readStretch(tx, options, since === undefined ? { notType: memberType } : {});
  const known = new Set(rest.filter((event) => event.type === memberType).map((event) => event.stateKey));
  const wanted = new Set<UserId>(options.members);
  if (since === undefined) wanted.add(options.reader);
  const missing = [...wanted].filter((userId) => !known.has(userId));
  const members: StoredEvent[] = [];
  for (const stateKeys of chunksOf(missing)) {
    members.push(...(await readState(tx, room, upTo, { types: [memberType], stateKeys })));
  }
  return [...rest, ...members];
}

function readStretch(
  tx: ReadTransaction,
  { room, since, upTo }: StateOptions,
  filter: StateFilter,
): Promise<readonly StoredEvent[]> {
  if (since === undefined) return readState(tx, room, upTo, filter);
  return stateChangesBetween(tx, room.roomId, since, upTo, filter);
}
