import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { initialPowerLevels } from "../create-room/initial-power-levels.ts";
import type { PowerLevels } from "../power-levels.ts";
import type { RoomVersion } from "../room-version.ts";

/** Whom the levels of a replacement depend on. */
export interface NewRule {
  readonly version: RoomVersion;
  /** The creators of the replacement, who upgrades among them. */
  readonly creators: readonly UserId[];
}

/**
 * The `m.room.power_levels` of a room that replaces another: those of the old one. Where creators come to stand above all
 * levels they lose their own, and replacing the room is kept for them; where they don't any more they get the highest.
 *
 * @param content of the old room's event; undefined where it had none.
 * @param levels as they held in the old room.
 */
export function upgradedPowerLevels(
  content: JsonObject | undefined,
  levels: PowerLevels,
  { version, creators }: NewRule,
): JsonObject {
  if (content === undefined) return initialPowerLevels(version, creators, [], {});
  const users = isJsonObject(content["users"]) ? content["users"] : {};
  if (version.creatorsHaveInfinitePower) {
    const others = Object.entries(users).filter(([userId]) => !creators.some((creator) => creator === userId));
    return { ...content, users: Object.fromEntries(others), ...(levels.creators.length === 0 && tombstone(levels)) };
  }
  const former = Object.fromEntries(levels.creators.map((creator) => [creator, highest(levels)]));
  return { ...content, users: { ...users, ...former } };
}

/**
 * The levels with which a replacement is filled: those given, with who fills it at the top. The very same object where they
 * stand there anyway.
 */
export function workingPowerLevels(content: JsonObject, version: RoomVersion, sender: UserId): JsonObject {
  if (version.creatorsHaveInfinitePower) return content;
  const users = isJsonObject(content["users"]) ? content["users"] : {};
  const needed = Math.max(100, ...numbersIn(content));
  return users[sender] === needed ? content : { ...content, users: { ...users, [sender]: needed } };
}

function tombstone(levels: PowerLevels): JsonObject {
  return { events: { ...levels.events, "m.room.tombstone": Math.max(150, levels.stateDefault + 1) } };
}

function highest({ users, events, ...levels }: PowerLevels): number {
  return Math.max(100, ...numbersIn({ users, events, state_default: levels.stateDefault, ban: levels.ban }));
}

/** Every level that a content names. */
function numbersIn(content: JsonObject): readonly number[] {
  return Object.values(content).flatMap((value) => {
    if (typeof value === "number") return [value];
    return isJsonObject(value) ? Object.values(value).filter((level) => typeof level === "number") : [];
  });
}

/**
 * The levels of a room that was replaced: nobody but moderators speaks or invites any more (spec "Server behaviour" of room
 * upgrades). Undefined where that is so already.
 */
export function closedPowerLevels(content: JsonObject | undefined, levels: PowerLevels): JsonObject | undefined {
  const least = Math.max(50, levels.usersDefault + 1);
  if (levels.eventsDefault >= least && levels.invite >= least) return undefined;
  return {
    ...content,
    events_default: Math.max(least, levels.eventsDefault),
    invite: Math.max(least, levels.invite),
  };
}
