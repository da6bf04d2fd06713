import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { memberRights } from "../moderation/member-rights.ts";
import { powerOf } from "../moderation/power.ts";
import { personOf } from "../rooms/person-of.ts";
import type { MemberSnapshot } from "../snapshots/open-room-snapshot.ts";
import type { Trust } from "../snapshots/person.ts";

/** The members that are in the room or invited: joined first, then by name. */
export function memberList(room: Room, trustOf: (userId: string) => Trust): readonly MemberSnapshot[] {
  const power = powerOf(room);
  return [...room.getMembersWithMembership("join"), ...room.getMembersWithMembership("invite")]
    .map(
      (member): MemberSnapshot => ({
        ...personOf(room, member.userId),
        membership: member.membership === "invite" ? "invited" : "joined",
        role: power.roleOf(member.userId),
        rights: memberRights(power, room.myUserId, member.userId),
        trust: trustOf(member.userId),
        own: member.userId === room.myUserId,
      }),
    )
    .sort(byMembershipAndName);
}

function byMembershipAndName(left: MemberSnapshot, right: MemberSnapshot): number {
  if (left.membership !== right.membership) return left.membership === "joined" ? -1 : 1;
  return left.name.localeCompare(right.name) || (left.userId < right.userId ? -1 : 1);
}
