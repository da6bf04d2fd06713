import type { Person } from "./person.ts";
import type { RoomAccess } from "./room-access.ts";

/** Who can be what in a room, lowest first: power levels from the room's default, 50 and 100 on. Whoever made a room of version 12 or later is its `creator`, above all. */
export type RoomRole = "member" | "moderator" | "administrator" | "creator";

/** A role that can be given. */
export type GivenRole = Exclude<RoomRole, "creator">;

/** What one may do in a room, as `m.room.power_levels` tells it. */
export type RoomRight =
  | "write"
  | "invite"
  | "remove-people"
  | "ban"
  | "remove-messages"
  | "pin"
  | "rename"
  | "access"
  | "history"
  | "roles";

/** Who can read what was said before they came (spec "Room History Visibility"). */
export type HistoryVisibility = "world" | "shared" | "invited" | "joined";

/** Who may do what in a room, and what of it this person may. */
export interface RoomRights {
  /** The lowest role that may. */
  readonly lowest: Readonly<Record<RoomRight, RoomRole>>;
  /** Who may come in; null for a rule that this client doesn't offer. `accessSpaceId`: the space that it is about, for `space`. */
  readonly access: RoomAccess | null;
  readonly accessSpaceId: string | null;
  readonly mayChangeAccess: boolean;
  readonly history: HistoryVisibility;
  readonly mayChangeHistory: boolean;
  readonly mayUnban: boolean;
  /** Those who were banned; empty until the members are loaded. */
  readonly banned: readonly AbsentPerson[];
  /** Those who ask to be let in: an `invite` lets them, `removeMember` doesn't. Empty for who may do neither. */
  readonly asking: readonly AbsentPerson[];
  /** This person is the only one here who may give roles, and others stay behind. False until the members are loaded. */
  readonly lastAdministrator: boolean;
}

/** Somebody who isn't in the room. */
export interface AbsentPerson extends Person {
  /** Why they were banned, or why they ask to come in; null if nobody said. */
  readonly reason: string | null;
}

/** What this person may do about a member. */
export interface MemberRights {
  /** The roles that they may give, without the one that the member has. */
  readonly roles: readonly GivenRole[];
  /** Whoever gets this role, or gives it away, is beyond this person's reach from then on. */
  readonly final: readonly GivenRole[];
  /** Take them out of the room, or their invitation back. */
  readonly remove: boolean;
  readonly ban: boolean;
}
