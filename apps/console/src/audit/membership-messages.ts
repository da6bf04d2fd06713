import type { AuditRecord } from "@conclave/protocol/admin-api/list-audit-records";
import { catalogue } from "@conclave/ui/i18n/catalogue";

export const english = {
  joined: "{actor} joined the room {room}.",
  invited: "{actor} invited {user} to the room {room}.",
  declined: "{actor} declined the invitation to the room {room}.",
  left: "{actor} left the room {room}.",
  withdrawn: "{actor} withdrew the invitation of {user} to the room {room}.",
  removed: "{actor} removed {user} from the room {room}.",
  banned: "{actor} banned {user} from the room {room}.",
  unbanned: "{actor} lifted the ban of {user} from the room {room}.",
  knocked: "{actor} asked to join the room {room}.",
} as const;

export const chinese: { readonly [Key in keyof typeof english]: string } = {
  joined: "{actor} 加入了房间 {room}。",
  invited: "{actor} 邀请 {user} 加入房间 {room}。",
  declined: "{actor} 拒绝了加入房间 {room} 的邀请。",
  left: "{actor} 离开了房间 {room}。",
  withdrawn: "{actor} 撤回了 {user} 加入房间 {room} 的邀请。",
  removed: "{actor} 将 {user} 移出房间 {room}。",
  banned: "{actor} 禁止 {user} 进入房间 {room}。",
  unbanned: "{actor} 解除了 {user} 在房间 {room} 的禁令。",
  knocked: "{actor} 申请加入房间 {room}。",
};

const t = catalogue(english, chinese);

/** What a `room.membership-changed` record says exactly; undefined where its details don't tell. */
export function membershipSentence(record: AuditRecord): string | undefined {
  const { actor, subject: room, details } = record;
  const { user, membership, previous } = details;
  if (actor === undefined || room === undefined || typeof user !== "string") return undefined;
  const change = changeOf(membership, previous, actor === user);
  return change === undefined ? undefined : t(change, { actor, user, room });
}

function changeOf(membership: unknown, previous: unknown, self: boolean): keyof typeof english | undefined {
  switch (membership) {
    case "join":
      return "joined";
    case "invite":
      return "invited";
    case "ban":
      return "banned";
    case "knock":
      return "knocked";
    case "leave":
      if (self) return previous === "invite" ? "declined" : "left";
      if (previous === "ban") return "unbanned";
      return previous === "invite" ? "withdrawn" : "removed";
    default:
      return undefined;
  }
}
