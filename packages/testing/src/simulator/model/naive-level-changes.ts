import type { Json, JsonObject } from "@conclave/base/json";
import { entryOf, powerOf } from "./naive-levels.ts";
import { creatorsOf, type NaiveRoom, settingOf } from "./naive-room.ts";

const names = ["users_default", "events_default", "state_default", "ban", "redact", "kick", "invite"];

/** Whether somebody may put these power levels in the place of those that hold (spec "Authorisation rules", m.room.power_levels). */
export function mayChangeLevels(room: NaiveRoom, sender: string, next: JsonObject): boolean {
  const current = settingOf(room, "m.room.power_levels");
  const power = powerOf(room, sender);
  if (namesIn(next["users"]).some((name) => creatorsOf(room).includes(name))) return false;
  const changes = [
    ...names.map((name) => ({ from: numberOr(current[name]), to: numberOr(next[name]), isOther: false })),
    ...["events", "notifications", "users"].flatMap((table) =>
      [...new Set([...namesIn(current[table]), ...namesIn(next[table])])].map((name) => ({
        from: entryOf(current[table], name),
        to: entryOf(next[table], name),
        isOther: table === "users" && name !== sender,
      })),
    ),
  ].filter(({ from, to }) => from !== to);
  return changes.every(
    ({ from, to, isOther }) =>
      (from === undefined || (isOther ? from < power : from <= power)) && (to === undefined || to <= power),
  );
}

function namesIn(table: Json | undefined): readonly string[] {
  return typeof table === "object" && table !== null ? Object.keys(table) : [];
}

function numberOr(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}
