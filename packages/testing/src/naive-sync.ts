import type { NaiveClient } from "./naive-client.ts";

/** How a client asks for /sync. */
export interface SyncWishes {
  readonly limit: number;
  readonly isAfter: boolean;
  readonly isLazy: boolean;
  /** Whether a first sync is to tell of rooms that were left before. */
  readonly includesLeft?: boolean;
  /** Told the answer, for what of it concerns no room's events. */
  readonly hear?: (answer: SyncAnswer) => void;
}

/** An answer, in which one looks wherever one likes. */
export type SyncAnswer = Awaited<ReturnType<NaiveClient["ask"]>>;

/** Asks for what is new since a token, and takes it. @returns the next token. */
export async function takeSync(client: NaiveClient, since: string | undefined, wishes: SyncWishes): Promise<string> {
  const { limit, isAfter, isLazy, includesLeft = false } = wishes;
  const room = { timeline: { limit }, state: { lazy_load_members: isLazy }, include_leave: includesLeft };
  const filter = JSON.stringify({ room });
  const query = new URLSearchParams({
    filter,
    ...(since !== undefined && { since }),
    ...(isAfter && { use_state_after: "true" }),
  });
  const answer = await client.ask("GET", `v3/sync?${query}`);
  wishes.hear?.(answer);
  const { join, leave, invite, knock } = answer.rooms;
  for (const roomId of Object.keys(invite)) client.stand(roomId, "invite");
  for (const roomId of Object.keys(knock)) client.stand(roomId, "knock");
  for (const [membership, rooms] of [
    ["join", join],
    ["leave", leave],
  ] as const) {
    for (const [roomId, room] of Object.entries<typeof answer>(rooms)) {
      // Only in a room that one is in can something be added; else the answer is whole.
      if (client.rooms.get(roomId)?.membership !== "join") client.forget(roomId);
      const batch = {
        events: room.timeline.events,
        limited: room.timeline.limited,
        previous: room.timeline.prev_batch,
      };
      const known = await client.take(roomId, membership, batch, (room.state_after ?? room.state).events, isAfter);
      known.notifications = room.unread_notifications?.notification_count ?? 0;
      known.highlights = room.unread_notifications?.highlight_count ?? 0;
    }
  }
  return answer.next_batch;
}

/** How a client asks for sliding sync. */
export interface SlidingWishes {
  readonly range: readonly [number, number];
  readonly limit: number;
}

/** The same by sliding sync. @returns the next `pos`. */
export async function takeSliding(
  client: NaiveClient,
  pos: string | undefined,
  wishes: SlidingWishes,
): Promise<string> {
  const query = new URLSearchParams(pos === undefined ? {} : { pos });
  const body = {
    lists: { all: { ranges: [wishes.range], timeline_limit: wishes.limit, required_state: [["*", "*"]] } },
  };
  const answer = await client.ask("POST", `unstable/org.matrix.simplified_msc3575/sync?${query}`, body);
  for (const [roomId, room] of Object.entries<typeof answer>(answer.rooms)) {
    if (room.invite_state !== undefined) {
      client.stand(roomId, room.membership);
      continue;
    }
    if (room.initial === true) client.forget(roomId);
    const known = client.rooms.get(roomId);
    // What is sent once more from its beginning takes the place of what is there.
    if (known !== undefined && room.unstable_expanded_timeline === true) known.timeline = [];
    const batch = { events: room.timeline, limited: room.limited, previous: room.prev_batch };
    const membership = room.membership === "ban" ? "leave" : room.membership;
    const next = await client.take(roomId, membership, batch, room.required_state, true);
    next.notifications = room.notification_count ?? next.notifications;
    next.highlights = room.highlight_count ?? next.highlights;
  }
  return answer.pos;
}
