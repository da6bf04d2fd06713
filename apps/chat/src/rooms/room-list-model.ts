import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { plainText } from "./plain-text.ts";
import { roomName } from "./room-name.ts";

/** What of the list is shown. */
export const roomFilters = ["all", "unread", "people", "rooms"] as const;

export type RoomFilter = (typeof roomFilters)[number];

/** The rooms that are shown: invitations apart, since they wait for an answer. */
export interface ShownRooms {
  readonly invitations: readonly RoomListEntry[];
  readonly favourites: readonly RoomListEntry[];
  readonly joined: readonly RoomListEntry[];
  readonly lowPriority: readonly RoomListEntry[];
}

/**
 * Chooses the rooms whose name, or whose inviter, holds every word that was typed, in any order; capitals and accents don't matter. The
 * open room stays, even if a filter would hide it while it is being read.
 */
export function shownRooms(
  entries: readonly RoomListEntry[],
  filter: RoomFilter,
  typed: string,
  openRoomId: string | null,
): ShownRooms {
  const words = plainText(typed).split(/\s+/).filter(Boolean);
  const found = entries.filter(
    (entry) =>
      matchesWords(entry, words) &&
      (matchesFilter(entry, filter) || (entry.roomId === openRoomId && filter === "unread" && words.length === 0)),
  );
  const joined = found.filter(({ membership }) => membership === "joined");
  return {
    invitations: found.filter(({ membership }) => membership === "invited"),
    favourites: joined.filter(({ favourite }) => favourite),
    joined: joined.filter(({ favourite, lowPriority }) => !favourite && !lowPriority),
    lowPriority: joined.filter(({ favourite, lowPriority }) => !favourite && lowPriority),
  };
}

/** What is unread in some rooms together. */
export interface UnreadTotal {
  /** Messages, each invitation counting as one. */
  readonly count: number;
  /** Something of it is for the reader, not only for a room. */
  readonly loud: boolean;
  /** The messages that mention the reader. */
  readonly mentions: number;
}

export const nothingUnread: UnreadTotal = { count: 0, loud: false, mentions: 0 };

/** Everything unread. */
export function unreadTotal(entries: readonly RoomListEntry[]): UnreadTotal {
  let count = 0;
  let loud = false;
  let mentions = 0;
  for (const { membership, unreadCount, highlightCount, direct, muted, markedUnread } of entries) {
    // A room that was only marked counts as one.
    const unread = muted ? highlightCount : Math.max(unreadCount, markedUnread ? 1 : 0);
    count += membership === "invited" ? 1 : unread;
    mentions += highlightCount;
    if (membership === "invited" || highlightCount > 0 || (direct && unread > 0)) loud = true;
  }
  return { count, loud, mentions };
}

function matchesFilter(entry: RoomListEntry, filter: RoomFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "unread":
      return entry.unreadCount > 0 || entry.markedUnread || entry.membership === "invited";
    case "people":
      return entry.direct;
    case "rooms":
      return !entry.direct;
  }
}

function matchesWords(entry: RoomListEntry, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = plainText(`${roomName(entry.name)} ${entry.inviter?.name ?? ""} ${entry.inviter?.userId ?? ""}`);
  return words.every((word) => text.includes(word));
}
