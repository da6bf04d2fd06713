import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { personOf } from "../rooms/person-of.ts";
import type { RoomNotice } from "../snapshots/room-notice.ts";
import { membershipNotice } from "./membership-notice.ts";

/** What a state event tells people; null if it is nothing for them. */
export function roomNotice(room: Room, event: MatrixEvent): RoomNotice | null {
  const content = event.getContent();
  switch (event.getType()) {
    case "m.room.create":
      return { change: "created" };
    case "m.room.encryption":
      return { change: "encryption-enabled" };
    case "m.room.name":
      return { change: "name", name: textOf(content["name"]) };
    case "m.room.topic":
      return { change: "topic", topic: textOf(content["topic"]) };
    case "m.room.avatar":
      return { change: "avatar" };
    case "m.room.history_visibility":
      return initial(event)
        ? null
        : { change: "history-visibility", visibility: textOf(content["history_visibility"]) ?? "" };
    case "m.room.join_rules":
      return initial(event) ? null : { change: "join-rule", rule: textOf(content["join_rule"]) ?? "" };
    case "m.room.power_levels":
      return initial(event) ? null : { change: "permissions" };
    case "m.room.tombstone":
      return { change: "replaced", roomId: textOf(content["replacement_room"]) };
    case "m.room.member":
      return membershipNotice(
        event.getSender() ?? "",
        personOf(room, event.getStateKey() ?? ""),
        content,
        event.getPrevContent(),
      );
    default:
      return null;
  }
}

/** The first of its kind was set when the room was made, which is told already. */
function initial(event: MatrixEvent): boolean {
  return Object.keys(event.getPrevContent()).length === 0;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
