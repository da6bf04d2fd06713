import type { ProtoEvent } from "@conclave/protocol/events/pdu";
import { parseRoomVersionId } from "@conclave/protocol/events/room-version-id";
import { serverNameOf } from "@conclave/protocol/identifiers/server-name";
import { parseUserId } from "@conclave/protocol/identifiers/user-id";
import type { RoomVersion } from "../room-version.ts";
import { refuse, type Verdict } from "./verdict.ts";

/** Rule 1 of every version: what an `m.room.create` must be. */
export function authoriseCreate(event: ProtoEvent, version: RoomVersion): Verdict {
  if (event.prev_events.length > 0) return refuse("A create event must be the first of its room.");
  if (version.roomIdForm === "create-event-hash") {
    if (event.room_id !== undefined) return refuse("A create event of this room version must not have a room_id.");
  } else if (serverNameOf(event.room_id ?? "") !== serverNameOf(event.sender)) {
    return refuse("The domain of the room_id is not that of the sender.");
  }
  const { room_version: named, creator, additional_creators: additional } = event.content;
  if (named !== undefined && (typeof named !== "string" || parseRoomVersionId(named) === undefined)) {
    return refuse("The room version is not one that this server knows.");
  }
  if (version.creatorInContent && creator === undefined) return refuse("A create event must name its creator.");
  if (version.creatorsHaveInfinitePower && additional !== undefined && !isListOfUsers(additional)) {
    return refuse("additional_creators must be a list of user identifiers.");
  }
  return "allowed";
}

function isListOfUsers(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string" && parseUserId(item) !== undefined);
}
