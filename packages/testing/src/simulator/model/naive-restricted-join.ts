import type { Story } from "../story.ts";
import { namedLevel, powerOf } from "./naive-levels.ts";
import { membershipOf, membersOf, type NaiveRoom, settingOf } from "./naive-room.ts";

/**
 * Whether somebody comes in because they are in a room that the join rule names, and somebody in the room may invite (spec
 * "Restricted rooms").
 */
export function isLetInByOthers(story: Pick<Story, "rooms">, room: NaiveRoom, userId: string): boolean {
  const { join_rule: rule, allow } = settingOf(room, "m.room.join_rules");
  if (rule !== "restricted" && rule !== "knock_restricted") return false;
  if (membershipOf(room, userId) === "ban" || !Array.isArray(allow)) return false;
  const isElsewhere = allow.some((condition) => {
    const other = typeof condition === "object" ? story.rooms.get(String(condition?.room_id)) : undefined;
    return other !== undefined && membershipOf(other, userId) === "join";
  });
  const canInvite = membersOf(room, "join").some((member) => powerOf(room, member) >= namedLevel(room, "invite"));
  return isElsewhere && canInvite;
}
