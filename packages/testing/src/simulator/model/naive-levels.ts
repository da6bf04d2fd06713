import type { Json } from "@conclave/base/json";
import { creatorsOf, type NaiveRoom, settingOf } from "./naive-room.ts";

type LevelName = "ban" | "kick" | "invite" | "redact" | "users_default" | "events_default" | "state_default";

const defaults: Readonly<Record<LevelName, number>> = {
  ban: 50,
  kick: 50,
  invite: 0,
  redact: 50,
  users_default: 0,
  events_default: 0,
  state_default: 50,
};

/** One of the levels of a room that have a name of their own. */
export function namedLevel(room: NaiveRoom, name: LevelName): number {
  const value = settingOf(room, "m.room.power_levels")[name];
  return typeof value === "number" ? value : defaults[name];
}

/** How powerful somebody is. */
export function powerOf(room: NaiveRoom, userId: string): number {
  if (creatorsOf(room).includes(userId)) return Number.POSITIVE_INFINITY;
  return entryOf(settingOf(room, "m.room.power_levels")["users"], userId) ?? namedLevel(room, "users_default");
}

/** How powerful one must be to send an event of a type. */
export function powerToSend(room: NaiveRoom, type: string, isState: boolean): number {
  const own = entryOf(settingOf(room, "m.room.power_levels")["events"], type);
  return own ?? namedLevel(room, isState ? "state_default" : "events_default");
}

/** A number of a table in `m.room.power_levels`. */
export function entryOf(table: Json | undefined, name: string): number | undefined {
  if (typeof table !== "object" || table === null || Array.isArray(table)) return undefined;
  const value = Object.entries(table).find(([key]) => key === name)?.[1];
  return typeof value === "number" ? value : undefined;
}
