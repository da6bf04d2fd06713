import type { JsonObject } from "@conclave/base/json";
import type { Person } from "../snapshots/person.ts";
import type { MembershipChange, RoomNotice } from "../snapshots/room-notice.ts";

/**
 * What an `m.room.member` event changed (spec `m.room.member`); null if nothing that is worth a line. `before` is the content that it replaced,
 * if known.
 */
export function membershipNotice(
  sender: string,
  of: Person,
  content: JsonObject,
  before: JsonObject,
): RoomNotice | null {
  const reason = typeof content["reason"] === "string" ? content["reason"] : null;
  const was = before["membership"];
  const change = membershipChange(sender === of.userId, was, content["membership"]);
  if (change !== null) return { change: "membership", membership: change, of, reason };
  if (was !== "join" || content["membership"] !== "join") return null;
  const nameBefore = nameOf(before);
  const nameAfter = nameOf(content);
  if (nameBefore !== nameAfter) return { change: "display-name", of, before: nameBefore, after: nameAfter };
  return before["avatar_url"] === content["avatar_url"] ? null : { change: "profile-avatar", of };
}

function membershipChange(byThemselves: boolean, was: unknown, is: unknown): MembershipChange | null {
  if (was === is) return null;
  switch (is) {
    case "invite":
      return "invited";
    case "join":
      return "joined";
    case "knock":
      return "knocked";
    case "ban":
      return "banned";
    case "leave":
      if (was === "ban") return "unbanned";
      if (was === "invite") return byThemselves ? "invitation-declined" : "invitation-withdrawn";
      return byThemselves ? "left" : "removed";
    default:
      return null;
  }
}

function nameOf(content: JsonObject): string | null {
  return typeof content["displayname"] === "string" && content["displayname"] !== "" ? content["displayname"] : null;
}
