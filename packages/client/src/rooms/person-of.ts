import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { Person } from "../snapshots/person.ts";

/** How a room's members see a person. */
export function personOf(room: Room | null, userId: string): Person {
  const member = room?.getMember(userId);
  return {
    userId,
    name: member?.rawDisplayName || userId,
    ambiguous: member?.disambiguate ?? false,
    avatar: member?.getMxcAvatarUrl() ?? null,
  };
}
