import type { PublicRooms } from "@conclave/services/rooms/directory/list-public-rooms";
import { presentPublishedRoom } from "./present-room-description.ts";

/** A page of the directory, as the specification writes it. */
export function presentPublicRooms({ rooms, next, previous, total }: PublicRooms) {
  return {
    chunk: rooms.map(presentPublishedRoom),
    ...(next !== undefined && { next_batch: next }),
    ...(previous !== undefined && { prev_batch: previous }),
    total_room_count_estimate: total,
  };
}
