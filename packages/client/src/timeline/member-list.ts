import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { RoomMember } from "matrix-js-sdk/lib/models/room-member.js";
import { personOf } from "../rooms/person-of.ts";
import type { MemberSnapshot } from "../snapshots/open-room-snapshot.ts";
import type { Trust } from "../snapshots/person.ts";

/** The members that are in the room or invited: joined first, then by name. */
export function memberList(room: Room, trustOf: (userId: string) => Trust): readonly MemberSnapshot[] {
  const creators = creatorsOf(room);
  return [...room.getMembersWithMembership("join"), ...room.getMembersWithMembership("invite")]
    .map(
      (member): MemberSnapshot => ({
        ...personOf(room, member.userId),
        membership: member.membership === "invite" ? "invited" : "joined",
        role: creators.has(member.userId) ? "creator" : roleOf(member),
        trust: trustOf(member.userId),
        own: member.userId === room.myUserId,
      }),
    )
    .sort(byMembershipAndName);
}

function roleOf(member: RoomMember): MemberSnapshot["role"] {
  if (member.powerLevel >= 100) return "administrator";
  return member.powerLevel >= 50 ? "moderator" : "member";
}

/** Since room version 12, whoever made the room stands above all power levels. */
function creatorsOf(room: Room): ReadonlySet<unknown> {
  const create = room.currentState.getStateEvents("m.room.create", "");
  if (create === null || !(Number(room.getVersion()) >= 12)) return new Set();
  const additional: unknown = create.getContent()["additional_creators"];
  return new Set([create.getSender(), ...(Array.isArray(additional) ? additional : [])]);
}

function byMembershipAndName(left: MemberSnapshot, right: MemberSnapshot): number {
  if (left.membership !== right.membership) return left.membership === "joined" ? -1 : 1;
  return left.name.localeCompare(right.name) || (left.userId < right.userId ? -1 : 1);
}
