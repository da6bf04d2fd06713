import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import { creatorsOf, type StateLookup } from "./room-state.ts";
import type { RoomVersion } from "./room-version.ts";

/** Levels as they hold in a room at a moment, defaults filled in (spec "m.room.power_levels"). */
export interface PowerLevels {
  readonly users: { readonly [userId: string]: Json | undefined };
  readonly usersDefault: number;
  readonly events: { readonly [type: string]: Json | undefined };
  readonly eventsDefault: number;
  readonly stateDefault: number;
  readonly invite: number;
  readonly kick: number;
  readonly ban: number;
  readonly redact: number;
  readonly notifications: { readonly [key: string]: Json | undefined };
  /** Those who stand above every level: nobody before room version 12. */
  readonly creators: readonly string[];
}

/** The levels of a room in a state; without an `m.room.power_levels` event the creator has 100 before version 12. */
export function powerLevelsOf(state: StateLookup, version: RoomVersion): PowerLevels {
  const creators = creatorsOf(state, version);
  const content = state("m.room.power_levels", "")?.pdu.content;
  return {
    ...readPowerLevels(content ?? {}),
    ...(content === undefined && { users: Object.fromEntries(creators.map((creator) => [creator, 100])) }),
    creators: version.creatorsHaveInfinitePower ? creators : [],
  };
}

function readPowerLevels(content: JsonObject): Omit<PowerLevels, "creators"> {
  return {
    users: objectOr(content["users"]),
    usersDefault: integerOr(content["users_default"], 0),
    events: objectOr(content["events"]),
    eventsDefault: integerOr(content["events_default"], 0),
    stateDefault: integerOr(content["state_default"], 50),
    invite: integerOr(content["invite"], 0),
    kick: integerOr(content["kick"], 50),
    ban: integerOr(content["ban"], 50),
    redact: integerOr(content["redact"], 50),
    notifications: objectOr(content["notifications"]),
  };
}

/** A person's level: an integer, or Infinity for a creator from room version 12 on. */
export function levelOf(levels: PowerLevels, userId: string): number {
  if (levels.creators.includes(userId)) return Number.POSITIVE_INFINITY;
  return integerOr(own(levels.users, userId), levels.usersDefault);
}

/** The level needed to send an event of a type; memberships have rules of their own. */
export function levelToSend(levels: PowerLevels, type: string, isState: boolean): number {
  return integerOr(own(levels.events, type), isState ? levels.stateDefault : levels.eventsDefault);
}

/** The level needed to notify a whole room, by the key of the notification (`room`); 50 unless said. */
export function levelToNotify(levels: PowerLevels, key: string): number {
  return integerOr(own(levels.notifications, key), 50);
}

/** Names come from outside: `constructor` must not find what every object inherits. */
function own(table: { readonly [key: string]: Json | undefined }, key: string): Json | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function integerOr(value: Json | undefined, otherwise: number): number {
  return Number.isSafeInteger(value) && typeof value === "number" ? value : otherwise;
}

function objectOr(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
