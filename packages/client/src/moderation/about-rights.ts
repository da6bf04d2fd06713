import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { AboutRights } from "../snapshots/about-rights.ts";

/** What this account may change of a room's name, topic and picture. */
export function aboutRights(room: Room): AboutRights {
  const may = (type: string) =>
    room.getMyMembership() === "join" && room.currentState.maySendStateEvent(type, room.myUserId);
  return {
    name: may("m.room.name"),
    topic: may("m.room.topic"),
    picture: may("m.room.avatar"),
  };
}
