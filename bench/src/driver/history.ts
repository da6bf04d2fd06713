import { type Asker, askAs, type Person } from "./ask.ts";

/** One page of a room's history, backwards. */
export interface Page {
  /** Newest first. */
  readonly events: readonly { readonly event_id: string; readonly type: string }[];
  readonly end: string | undefined;
}

/** Reads a page of at most `limit` events (`GET /rooms/{roomId}/messages`). */
export async function readPage(
  asker: Asker,
  person: Person,
  roomId: string,
  { from, to, limit = 100 }: { readonly from?: string | undefined; readonly to?: string; readonly limit?: number },
): Promise<Page> {
  const query = new URLSearchParams({
    dir: "b",
    limit: String(limit),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  const { chunk, end } = await askAs(asker, person, "GET", `v3/rooms/${encodeURIComponent(roomId)}/messages?${query}`);
  return { events: chunk, end };
}

/**
 * The newest messages of a room, oldest first: pages are read backwards until `count` encrypted events are there.
 *
 * @returns fewer when the room has no more.
 */
export async function readLatest(
  asker: Asker,
  person: Person,
  roomId: string,
  count: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  let from: string | undefined;
  do {
    const { events, end } = await readPage(asker, person, roomId, { from });
    found.push(...events.filter(({ type }) => type === "m.room.encrypted").map(({ event_id }) => event_id));
    from = events.length === 0 ? undefined : end;
  } while (from !== undefined && found.length < count);
  return found.slice(0, count).reverse();
}
