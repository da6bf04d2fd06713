import type { EventFilter } from "@conclave/protocol/filters/filter";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { passesEventFilter } from "@conclave/rules/filters/event-filter";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { sharingARoomWith } from "@conclave/storage/rooms/shared-rooms-store";
import type { Presence } from "@conclave/streams/presence-board";

/** Whose news of presence are read, and through which filter. */
export interface PresenceReader {
  readonly userId: UserId;
  readonly ignoredUsers: ReadonlySet<string>;
  readonly filter: EventFilter | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The `m.presence` events of others with whom the reader shares a room and whom they don't ignore, JSON texts (spec "Presence"). */
export async function readPresenceSection(
  tx: ReadTransaction,
  { userId, ignoredUsers, filter, now }: PresenceReader,
  changes: readonly Presence[],
): Promise<readonly string[]> {
  const others = changes
    .map((presence) => parseUserId(presence.userId))
    .filter((other) => other !== undefined)
    .filter((other) => other !== userId && !ignoredUsers.has(other));
  const seen = new Set<string>();
  for (const chunk of chunksOf(others)) {
    for (const other of await sharingARoomWith(tx, userId, chunk)) seen.add(other);
  }
  return changes
    .filter(({ userId: sender }) => seen.has(sender) && passesEventFilter(filter, { type: "m.presence", sender }))
    .map((presence) => presenceEvent(presence, now));
}

/** Those of some people whose presence a reader wants to hear of. */
export function withoutHidden(people: readonly string[], { ignoredUsers, filter }: PresenceReader): readonly string[] {
  return people.filter(
    (sender) => !ignoredUsers.has(sender) && passesEventFilter(filter, { type: "m.presence", sender }),
  );
}

/** An `m.presence` event, a JSON text. */
export function presenceEvent(presence: Presence, now: number): string {
  return JSON.stringify({ type: "m.presence", sender: presence.userId, content: presenceContent(presence, now) });
}

/** Somebody's presence as clients are told it. */
export function presenceContent({ state, statusMessage, lastActiveAt }: Presence, now: number) {
  return {
    presence: state,
    ...(lastActiveAt !== undefined && { last_active_ago: Math.max(0, now - lastActiveAt) }),
    ...(statusMessage !== undefined && { status_msg: statusMessage }),
    currently_active: state === "online",
  };
}
