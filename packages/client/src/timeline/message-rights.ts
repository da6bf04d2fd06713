import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { MessageRights } from "../snapshots/open-room-snapshot.ts";

/** What this account may do with the messages of a room (spec "m.room.power_levels"). */
export function messageRights(room: Room): MessageRights {
  const state = room.currentState;
  const self = room.myUserId;
  const joined = room.getMyMembership() === "join";
  const mayRedact = joined && state.maySendEvent("m.room.redaction", self);
  return {
    react: joined && state.maySendEvent("m.reaction", self),
    removeOwn: mayRedact,
    removeOthers: mayRedact && state.hasSufficientPowerLevelFor("redact", room.getMember(self)?.powerLevel ?? 0),
    pin: joined && state.maySendStateEvent("m.room.pinned_events", self),
    mentionRoom: joined && state.mayTriggerNotifOfType("room", self),
  };
}
