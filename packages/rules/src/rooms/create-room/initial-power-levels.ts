import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { RoomVersion } from "../room-version.ts";

/** What changes who may do what, or who can read, is for administrators of the room; its looks are for moderators. */
const eventLevels = {
  "m.room.avatar": 50,
  "m.room.canonical_alias": 50,
  "m.room.encryption": 100,
  "m.room.history_visibility": 100,
  "m.room.name": 50,
  "m.room.power_levels": 100,
  "m.room.server_acl": 100,
  "m.room.tombstone": 100,
};

/**
 * The content of a new room's first `m.room.power_levels`. The override replaces whole keys. Where creators stand above all
 * levels, replacing the room is kept for them: the tombstone's level is above every administrator's.
 *
 * @throws MatrixError `M_INVALID_PARAM` for an override that gives a level to a creator of room version 12 or later.
 */
export function initialPowerLevels(
  version: RoomVersion,
  creators: readonly UserId[],
  trusted: readonly UserId[],
  override: JsonObject,
): JsonObject {
  const administrators = version.creatorsHaveInfinitePower ? [] : [...creators, ...trusted];
  const stateDefault = typeof override["state_default"] === "number" ? override["state_default"] : 50;
  const tombstone = version.creatorsHaveInfinitePower ? { "m.room.tombstone": Math.max(150, stateDefault + 1) } : {};
  const users = override["users"];
  const named =
    version.creatorsHaveInfinitePower && isJsonObject(users)
      ? creators.find((id) => Object.hasOwn(users, id))
      : undefined;
  if (named !== undefined) {
    throw new MatrixError(
      "M_INVALID_PARAM",
      `power_level_content_override.users can't name ${named}, a creator of the room.`,
    );
  }
  return {
    users: Object.fromEntries(administrators.map((userId) => [userId, 100])),
    users_default: 0,
    events: { ...eventLevels, ...tombstone },
    events_default: 0,
    state_default: 50,
    ban: 50,
    kick: 50,
    redact: 50,
    invite: 50,
    notifications: { room: 50 },
    ...override,
  };
}
