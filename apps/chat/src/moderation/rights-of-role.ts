import type { RoomRight, RoomRights, RoomRole } from "@conclave/client/snapshots/room-rights";

/** Lowest first. */
export const roomRoles: readonly RoomRole[] = ["member", "moderator", "administrator", "creator"];

/** The rights that begin with a role, in the order of their list. */
export function rightsOfRole({ lowest }: Pick<RoomRights, "lowest">, role: RoomRole): readonly RoomRight[] {
  // The keys of the record are the rights.
  return (Object.keys(lowest) as RoomRight[]).filter((right) => lowest[right] === role);
}

/** What somebody with a role may beyond what everyone may. */
export function rightsBeyondEveryone(rights: Pick<RoomRights, "lowest">, role: RoomRole): readonly RoomRight[] {
  return roomRoles.slice(1, roomRoles.indexOf(role) + 1).flatMap((reached) => rightsOfRole(rights, reached));
}
