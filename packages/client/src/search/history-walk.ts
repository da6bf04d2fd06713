import { isJsonObject } from "@conclave/base/json";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type MatrixEvent, MatrixEventEvent } from "matrix-js-sdk/lib/models/event.js";
import { Direction } from "matrix-js-sdk/lib/models/event-timeline.js";
import type { BlockStore } from "../ports/block-store.ts";
import type { SealedBytes } from "../sealing/sealed-bytes.ts";

/** How far back rooms were read. */
export interface HistoryWalk {
  /** Rooms that are read back to their beginning. */
  readonly done: number;
  /** The next room, of those given, that isn't; null if all are. */
  next(roomIds: readonly string[]): string | null;
  /** Reads one older page of a room: `take` is given its events, decrypted where possible, and tells whether any was new. */
  step(roomId: string, take: (event: MatrixEvent) => boolean): Promise<void>;
  /** Something between now and what is known may be missing: the room is read again from its end, until all is known. */
  again(roomId: string): void;
  /** What was read of a room whose keys were missing, at most 1,000 of all rooms, the newest read. */
  undecryptedIn(roomId: string): readonly MatrixEvent[];
  flush(): Promise<void>;
}

const pageSize = 100;
const blockName = "walk";
const mostUndecrypted = 1_000;

interface RoomWalk {
  /** Where the next page begins; null: at the newest event. */
  from: string | null;
  /** It was read to its beginning before. */
  complete: boolean;
  done: boolean;
}

/**
 * Goes through the history of rooms (spec "GET /rooms/{roomId}/messages"), and remembers how far it came.
 *
 * @param missing hears of a room with events whose keys are missing: each time that one was looked for in vain.
 */
export async function historyWalk(
  sdk: MatrixClient,
  store: BlockStore,
  sealed: SealedBytes,
  missing: (roomId: string) => void,
): Promise<HistoryWalk> {
  const undecrypted = new Set<MatrixEvent>();
  const walks = new Map<string, RoomWalk>(await kept(store, sealed));
  // Events that are known are the SDK's own objects, the others belong to nobody.
  const mapper = sdk.getEventMapper({ preventReEmit: true, decrypt: false });
  const walkOf = (roomId: string) => {
    const walk = walks.get(roomId) ?? { from: null, complete: false, done: false };
    walks.set(roomId, walk);
    return walk;
  };

  /** Its key may be on its way from another device, or to the backup. */
  function waitForKey(roomId: string, event: MatrixEvent, take: (event: MatrixEvent) => boolean): void {
    undecrypted.add(event);
    for (const oldest of undecrypted) {
      if (undecrypted.size <= mostUndecrypted) break;
      undecrypted.delete(oldest);
    }
    missing(roomId);
    event.on(MatrixEventEvent.Decrypted, () => {
      if (!undecrypted.has(event)) return;
      // The SDK tells of attempts in vain too.
      if (event.isDecryptionFailure()) return missing(roomId);
      undecrypted.delete(event);
      take(event);
    });
  }

  return {
    get done() {
      return [...walks.values()].filter(({ done }) => done).length;
    },
    next: (roomIds) => roomIds.find((roomId) => walks.get(roomId)?.done !== true) ?? null,
    async step(roomId, take) {
      const walk = walkOf(roomId);
      const { chunk, end } = await sdk.createMessagesRequest(roomId, walk.from, pageSize, Direction.Backward);
      let someNew = false;
      for (const event of chunk.map(mapper)) {
        await sdk.decryptEventIfNeeded(event).catch(() => undefined);
        if (event.isDecryptionFailure()) waitForKey(roomId, event, take);
        someNew = take(event) || someNew;
      }
      walk.from = end ?? null;
      walk.done = end === undefined || chunk.length === 0 || (walk.complete && !someNew);
      walk.complete ||= walk.done;
    },
    again(roomId) {
      Object.assign(walkOf(roomId), { from: null, done: false });
    },
    undecryptedIn: (roomId) => [...undecrypted].filter((event) => event.getRoomId() === roomId),
    async flush() {
      await store.write(blockName, await sealed.seal(new TextEncoder().encode(JSON.stringify([...walks]))));
    },
  };
}

async function kept(store: BlockStore, sealed: SealedBytes): Promise<readonly [string, RoomWalk][]> {
  const block = await store.read(blockName);
  const bytes = block === null ? null : await sealed.open(block);
  if (bytes === null) return [];
  const entries: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!Array.isArray(entries)) return [];
  // Sealed by this client itself; what has another shape was written by an older one, and is read again.
  return entries.filter(
    (entry): entry is [string, RoomWalk] =>
      Array.isArray(entry) && typeof entry[0] === "string" && isJsonObject(entry[1]),
  );
}
