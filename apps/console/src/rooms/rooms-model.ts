import { listRooms, type RoomSummary } from "@conclave/protocol/admin-api/list-rooms";
import { createPagedList, type PagedList } from "@conclave/ui/loading/paged-list";
import { type Signal, signal } from "@preact/signals";
import type { Workplace } from "../workplace.ts";

export interface RoomsModel {
  readonly list: PagedList<RoomSummary>;
  readonly search: Signal<string>;
}

/** The rooms of the server. */
export function createRoomsModel({ request }: Workplace): RoomsModel {
  const search = signal("");
  const list = createPagedList<RoomSummary>(async (from) => {
    const answer = await request(listRooms, { query: { from, limit: 50, search: search.value.trim() || undefined } });
    return { rows: answer.rooms, next: answer.next_batch, total: answer.total };
  });
  return { list, search };
}
