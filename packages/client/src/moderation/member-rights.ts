import type { GivenRole, MemberRights } from "../snapshots/room-rights.ts";
import type { Power } from "./power.ts";

const roles: readonly GivenRole[] = ["member", "moderator", "administrator"];

/** What `self` may do about a member (room version 12, "Authorization rules"): only about those below, and with roles up to one's own. */
export function memberRights(power: Power, self: string, userId: string): MemberRights {
  const own = power.levelOf(self);
  const theirs = power.levelOf(userId);
  const below = theirs < own;
  // One's own role can be given away, but for a creator's.
  const reachable = own >= power.needed("roles") && (below || (self === userId && own !== Infinity));
  const current = power.roleOf(userId);
  const offered = reachable ? roles.filter((role) => role !== current && power.given(role) <= own) : [];
  return {
    roles: offered,
    final: offered.filter((role) => self === userId || power.given(role) >= own),
    remove: self !== userId && below && own >= power.needed("remove-people"),
    ban: self !== userId && below && own >= power.needed("ban"),
  };
}
