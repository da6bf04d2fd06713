import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { RoomAccess } from "../snapshots/room-access.ts";

/** What an `m.room.join_rules` comes to; `spaceId` is the first of the rooms that it opens the room to. Null for a rule that is none of ours. */
export function roomAccess(content: JsonObject): {
  readonly access: RoomAccess | null;
  readonly spaceId: string | null;
} {
  const access = accesses.get(content["join_rule"]) ?? null;
  const allow = Array.isArray(content["allow"]) ? content["allow"] : [];
  const first = allow.find((one) => isJsonObject(one) && one["type"] === "m.room_membership");
  const spaceId = isJsonObject(first) && typeof first["room_id"] === "string" ? first["room_id"] : null;
  // Whom a rule opens a room to that names nobody is whoever is invited.
  if (access === "space" && spaceId === null) return { access: "invited", spaceId };
  return { access, spaceId: access === "space" ? spaceId : null };
}

const accesses = new Map<unknown, RoomAccess>([
  [undefined, "invited"],
  ["invite", "invited"],
  ["private", "invited"],
  ["knock", "asking"],
  ["restricted", "space"],
  ["public", "everyone"],
]);

/** The content of `m.room.join_rules` for an access. `spaceId` is that of the access `space`. */
export function joinRules(access: RoomAccess, spaceId: string | undefined): JsonObject {
  switch (access) {
    case "everyone":
      return { join_rule: "public" };
    case "asking":
      return { join_rule: "knock" };
    case "space":
      if (spaceId === undefined) return { join_rule: "invite" };
      return { join_rule: "restricted", allow: [{ type: "m.room_membership", room_id: spaceId }] };
    case "invited":
      return { join_rule: "invite" };
  }
}

/** Whether a room of that access stands in the directory: where people come in whom nobody knows beforehand. */
export function isListed(access: RoomAccess): boolean {
  return access === "everyone" || access === "asking";
}
