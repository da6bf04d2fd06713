import { stopwatch } from "../measure.ts";
import { askAs, type Body, type Person } from "./ask.ts";
import { type Connection, openConnection } from "./connection.ts";
import { readPage } from "./history.ts";

/** Somebody who waits in `/sync` for the messages of one room. */
export interface Listener {
  /** What was seen, oldest first. */
  readonly seen: readonly { readonly eventId: string; readonly at: number }[];
  /** Empties what was seen: hours of it would fill the memory. */
  forget(): void;
  /** @throws what ended it, if that was not `stop`. */
  stop(): Promise<void>;
}

const filter = encodeURIComponent(
  JSON.stringify({
    room: { state: { lazy_load_members: true }, timeline: { limit: 100 } },
    presence: { types: [] },
  }),
);

/** Synchronises once, and then listens until it is stopped. */
export async function listen(port: number, person: Person, roomId: string): Promise<Listener> {
  const connection = openConnection(port);
  const seen: { eventId: string; at: number }[] = [];
  let { next_batch: since } = await askAs(connection, person, "GET", `v3/sync?filter=${filter}`);
  let stopped = false;
  const loop = async () => {
    while (!stopped) {
      const path = `v3/sync?filter=${filter}&timeout=30000&set_presence=offline&since=${encodeURIComponent(since)}`;
      const body = await askAs(connection, person, "GET", path);
      const ids = await newMessages(connection, person, roomId, body, since);
      const at = stopwatch();
      for (const eventId of ids) seen.push({ eventId, at });
      since = body.next_batch;
    }
  };
  const ended = loop().catch((error: unknown) => {
    if (!stopped) throw error;
  });
  // Whoever stops it hears of a failure; until then it is nobody's.
  ended.catch(() => undefined);
  return {
    seen,
    forget() {
      seen.length = 0;
    },
    async stop() {
      stopped = true;
      connection.close();
      await ended;
    },
  };
}

/** The messages of one answer, oldest first; where it left out some, they are fetched, as clients do. */
async function newMessages(
  connection: Connection,
  person: Person,
  roomId: string,
  body: Body,
  since: string,
): Promise<readonly string[]> {
  const timeline = body.rooms?.join?.[roomId]?.timeline;
  if (timeline === undefined) return [];
  const idsOf = (events: readonly { event_id: string; type: string }[]) =>
    events.filter(({ type }) => type === "m.room.encrypted").map(({ event_id }) => event_id);
  const ids = idsOf(timeline.events);
  const older: string[] = [];
  let from: string | undefined = timeline.limited === true ? timeline.prev_batch : undefined;
  while (from !== undefined) {
    const page = await readPage(connection, person, roomId, { from, to: since });
    older.push(...idsOf(page.events));
    from = page.events.length === 0 ? undefined : page.end;
  }
  return [...older.reverse(), ...ids];
}
