import type { Failure } from "@conclave/client/failure";
import type { FoundRoom, FoundRooms } from "@conclave/client/snapshots/found-room";
import { type ReadonlySignal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";

/** Rooms that were found, page after page. */
export interface FoundRoomsModel {
  /** Null until the first page is here. */
  readonly rooms: ReadonlySignal<readonly FoundRoom[] | null>;
  /** There are others behind them. */
  readonly hasMore: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | null>;
  /** From the first page; what is shown stays until it is here. */
  restart(): Promise<void>;
  more(): Promise<void>;
}

/** `ask` gets the page behind another, or the first. An answer that a later question overtook is dropped. */
export function createFoundRooms(ask: (next: string | undefined) => Promise<FoundRooms>): FoundRoomsModel {
  const rooms = signal<readonly FoundRoom[] | null>(null);
  const hasMore = signal(false);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  let next: string | undefined;
  let turn = 0;

  async function load(from: string | undefined): Promise<void> {
    const own = ++turn;
    busy.value = true;
    failure.value = null;
    try {
      const page = await ask(from);
      if (own !== turn) return;
      const before = from === undefined ? [] : (rooms.value ?? []);
      // The directory may have changed between two pages.
      const known = new Set(before.map(({ roomId }) => roomId));
      rooms.value = [...before, ...page.rooms.filter(({ roomId }) => !known.has(roomId))];
      next = page.next ?? undefined;
      hasMore.value = next !== undefined;
    } catch (error) {
      if (own === turn) failure.value = failureOf(error);
    } finally {
      if (own === turn) busy.value = false;
    }
  }

  return { rooms, hasMore, busy, failure, restart: () => load(undefined), more: () => load(next) };
}
