import { isJsonObject } from "@conclave/base/json";
import type { StoredSession } from "../session/stored-session.ts";
import type { ClientSnapshot } from "../snapshots/client-snapshot.ts";
import type { RoomListEntry } from "../snapshots/room-list-snapshot.ts";
import { isPerson, isRoomListEntry, isSpaceEntry } from "./entry-shapes.ts";

/** What stood around the conversations when a session was last seen here. */
export type LastSeen = Pick<ClientSnapshot, "self" | "rooms" | "spaces">;

/** Whose it is. */
type Owner = Pick<StoredSession, "userId" | "deviceId">;

/** Characters (UTF-16) of all of it, and of the newest message of each room. */
const mostCharacters = 100_000;
const longestPreview = 160;

/**
 * Writes the spaces and, as far as there is room, the list of rooms from its beginning. What no list shows is left out: topics, and the rooms of a
 * space that aren't in the list.
 */
export function writeLastSeen({ userId, deviceId }: Owner, { self, rooms, spaces }: LastSeen): string {
  const listed = new Set([...rooms.entries, ...spaces.entries].map(({ roomId }) => roomId));
  const trimmed = spaces.entries.map((space) => ({
    ...space,
    topic: null,
    children: space.children.filter(({ roomId }) => listed.has(roomId)),
  }));
  const fits = within(mostCharacters);
  const kept = { self: fits(self) ? self : null, spaces: trimmed.filter(fits) };
  const entries = rooms.entries.map(shortened).filter(fits);
  return JSON.stringify({ userId, deviceId, ...kept, chosen: spaces.chosen, entries });
}

/** Reads what `writeLastSeen` wrote for the same session; null for anything else, and for what another version of this client wrote. */
export function readLastSeen(text: string, { userId, deviceId }: Owner): LastSeen | null {
  const stored = parsed(text);
  if (!isJsonObject(stored) || stored["userId"] !== userId || stored["deviceId"] !== deviceId) return null;
  const { self, entries, spaces, chosen } = stored;
  if (self !== null && !isPerson(self)) return null;
  if (!Array.isArray(entries) || !entries.every(isRoomListEntry)) return null;
  if (!Array.isArray(spaces) || !spaces.every(isSpaceEntry)) return null;
  if (chosen !== null && typeof chosen !== "string") return null;
  // The server may know better by now.
  return { self, rooms: { complete: false, entries }, spaces: { chosen, entries: spaces } };
}

/** Tells of one value after the other whether it still finds room. */
function within(characters: number): (value: unknown) => boolean {
  let left = characters;
  return (value) => {
    const { length } = JSON.stringify(value);
    if (length > left) return false;
    left -= length;
    return true;
  };
}

function shortened(entry: RoomListEntry): RoomListEntry {
  const { lastMessage } = entry;
  if (lastMessage?.content.kind !== "text") return entry;
  const text = lastMessage.content.text.slice(0, longestPreview);
  return { ...entry, lastMessage: { ...lastMessage, content: { kind: "text", text } } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
