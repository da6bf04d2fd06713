import { isJsonObject, type JsonObject } from "@conclave/base/json";
import { parseRoomId, type RoomId } from "@conclave/protocol/identifiers/room-id";

/**
 * The rooms whose members a restricted room is open to, by the content of its `m.room.join_rules` (spec "Restricted rooms").
 * At most 500 of them, which is more than anybody means.
 */
export function allowedRoomsOf(joinRules: JsonObject): readonly RoomId[] {
  const { allow } = joinRules;
  if (!Array.isArray(allow)) return [];
  return allow
    .filter(isJsonObject)
    .filter((condition) => condition["type"] === "m.room_membership")
    .map((condition) => (typeof condition["room_id"] === "string" ? parseRoomId(condition["room_id"]) : undefined))
    .filter((roomId) => roomId !== undefined)
    .slice(0, 500);
}

/** Whether a join rule lets in members of other rooms. */
export function isRestricted(joinRule: string): boolean {
  return joinRule === "restricted" || joinRule === "knock_restricted";
}
