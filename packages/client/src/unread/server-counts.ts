import { ClientEvent, type MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { ISyncResponse } from "matrix-js-sdk/lib/sync-accumulator.js";

/** Unread messages, and those among them that mention this person. */
export interface Counts {
  readonly unread: number;
  readonly highlight: number;
}

export const noCounts: Counts = { unread: 0, highlight: 0 };

/** What the server last said about a room: outside of threads, and for each thread with something unread. */
export interface ServerCounts {
  readonly main: Counts;
  readonly threads: ReadonlyMap<string, Counts>;
}

/**
 * Keeps the unread counts of each synchronisation (spec "Receiving notifications", "Threaded read receipts"). The SDK keeps them for
 * rooms in the clear only, and counts what it happens to decrypt in the others. `onChange` hears of a room when the SDK knows its events too.
 */
export function serverCounts(
  sdk: MatrixClient,
  onChange: (roomId: string) => void,
): (roomId: string) => ServerCounts | null {
  const known = new Map<string, ServerCounts>();
  const touched = new Set<string>();
  const { store } = sdk;
  const keep = store.setSyncData.bind(store);
  const saved = store.getSavedSync.bind(store);

  function read(rooms: Partial<ISyncResponse["rooms"]> | undefined): void {
    for (const [roomId, room] of Object.entries(rooms?.join ?? {})) {
      if (room.unread_notifications === undefined) continue;
      const threads = Object.entries(room.unread_thread_notifications ?? {});
      known.set(roomId, {
        main: countsOf(room.unread_notifications),
        threads: new Map(threads.map(([threadId, counts]) => [threadId, countsOf(counts)])),
      });
      touched.add(roomId);
    }
  }

  store.setSyncData = (data) => {
    read(data.rooms);
    return keep(data);
  };
  store.getSavedSync = async () => {
    const data = await saved();
    read(data?.roomsData);
    return data;
  };
  sdk.on(ClientEvent.Sync, () => {
    for (const roomId of touched) onChange(roomId);
    touched.clear();
  });
  return (roomId) => known.get(roomId) ?? null;
}

function countsOf(counts: { readonly notification_count?: number; readonly highlight_count?: number }): Counts {
  return { unread: counts.notification_count ?? 0, highlight: counts.highlight_count ?? 0 };
}
