import type { RoomId } from "@conclave/protocol/identifiers/room-id";

export interface SearchTables {
  /** Which events have which terms: one row a term and event, `field` being the one that the term is in. */
  search_terms: { term: string; room_id: RoomId; position: number; field: string };
}
