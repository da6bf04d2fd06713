import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { MembershipChange } from "@conclave/storage/rooms/membership-history-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { readUnreadFacts } from "../push/unread-counts.ts";
import { findRoomViews } from "../timeline/room-view.ts";
import { ephemeralEvents } from "./ephemeral-section.ts";
import { type RoomExtras, readJoinedRoom } from "./joined-room.ts";
import { readReceipts } from "./receipts-section.ts";
import type { SyncFrame } from "./sync-frame.ts";
import type { TypingChanges } from "./sync-request.ts";

/** A room that the person is in, with what is told of it beside its events. */
export interface SyncedRoom extends Omit<RoomExtras, "view" | "unreadFacts"> {
  readonly room: StoredRoom;
  /** Whether the client has nothing of it. */
  readonly isNew: boolean;
}

/** What was read for all rooms at once. */
export interface RoomNews {
  readonly typing: TypingChanges;
  /** The membership events within the range. */
  readonly changes: readonly MembershipChange[];
  /** By room, JSON texts of events. */
  readonly accountData: ReadonlyMap<string, readonly string[]>;
}

/** Those of the rooms of which there is something new to tell. */
export async function findRoomsWithNews(
  tx: ReadTransaction,
  { filter, range, wasJoined, options }: SyncFrame,
  rooms: readonly StoredRoom[],
  news: RoomNews,
): Promise<readonly SyncedRoom[]> {
  const reader = options.presentation.reader.userId;
  const { ignoredUsers } = options;
  const roomIds = rooms.map(({ roomId }) => roomId);
  const known = await readReceipts(tx, { reader, ignoredUsers, roomIds: roomIds.filter(wasJoined) }, range);
  const newRooms = roomIds.filter((roomId) => !wasJoined(roomId));
  const fresh = await readReceipts(
    tx,
    { reader, ignoredUsers, roomIds: newRooms },
    { since: undefined, upTo: range.upTo },
  );
  const changed = new Set(news.changes.map(({ roomId }) => roomId));
  const found: SyncedRoom[] = [];
  for (const room of rooms) {
    const { roomId } = room;
    const receipts = known.get(roomId) ?? fresh.get(roomId) ?? [];
    const isNew = !wasJoined(roomId);
    const ephemeral = ephemeralEvents(roomId, filter.room?.ephemeral, { receipts, typing: news.typing, ignoredUsers });
    const accountData = news.accountData.get(roomId) ?? [];
    const isStill =
      room.lastPosition <= (range.since ?? 0) &&
      ephemeral.length === 0 &&
      accountData.length === 0 &&
      // Whoever has read more has other counts, even if they don't want to see receipts.
      !receipts.some((receipt) => receipt.userId === reader);
    if (isStill && !isNew && !options.fullState) continue;
    found.push({ room, isNew, ephemeral, accountData, membersChanged: changed.has(roomId) });
  }
  return found;
}

/** The sections of rooms that the person is in, each a member of `rooms.join`. */
export async function readJoinedRooms(
  tx: ReadTransaction,
  { options, range }: SyncFrame,
  rooms: readonly SyncedRoom[],
): Promise<readonly string[]> {
  const reader = options.presentation.reader.userId;
  const roomIds = rooms.map(({ room }) => room.roomId);
  const views = await findRoomViews(tx, roomIds, reader);
  const unreadFacts = await readUnreadFacts(tx, roomIds, reader);
  const texts: string[] = [];
  for (const synced of rooms) {
    const { room, isNew } = synced;
    const roomRange = isNew ? { since: undefined, upTo: range.upTo } : range;
    const extras = { ...synced, view: views.get(room.roomId), unreadFacts };
    texts.push(member(room.roomId, await readJoinedRoom(tx, room, options, extras, roomRange)));
  }
  return texts;
}

/** A member of a JSON object. */
export function member(name: RoomId, text: string): string {
  return `${JSON.stringify(name)}:${text}`;
}
