import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { RoomWishes } from "../snapshots/room-list-snapshot.ts";

/** How this account wants a room to be treated: its tags, its push rule, its mark (spec "Room Tagging", "Push Rules", "m.marked_unread"). */
export function roomWishes(sdk: MatrixClient, room: Room): RoomWishes {
  const marked: unknown = room.getAccountData("m.marked_unread")?.getContent()["unread"];
  const silent = isSilent(sdk, room.roomId);
  return {
    favourite: room.tags["m.favourite"] !== undefined,
    lowPriority: room.tags["m.lowpriority"] !== undefined,
    muted: silent || isMuted(sdk, room.roomId),
    silent,
    markedUnread: marked === true,
  };
}

/** Whether a rule for this very room says that nothing of it notifies; what mentions somebody still does. */
function isMuted(sdk: MatrixClient, roomId: string): boolean {
  const rule = sdk.pushRules?.global.room?.find(({ rule_id: ruleId }) => ruleId === roomId);
  return rule?.enabled === true && !rule.actions.some((action) => action === "notify");
}

/** Whether a rule before all others, that holds for this very room and whatever is in it, says that nothing notifies. */
function isSilent(sdk: MatrixClient, roomId: string): boolean {
  const rule = sdk.pushRules?.global.override?.find(({ rule_id: ruleId }) => ruleId === roomId);
  const [condition, ...others] = rule?.conditions ?? [];
  const isOfRoom = condition?.kind === "event_match" && condition.key === "room_id" && condition.pattern === roomId;
  return rule?.enabled === true && rule.actions.length === 0 && isOfRoom && others.length === 0;
}
