import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import { parseUserId } from "@conclave/protocol/identifiers/user-id";
import { levelOf } from "../power-levels.ts";
import type { Question } from "./question.ts";
import { refuse, type Verdict } from "./verdict.ts";

const levelNames = ["users_default", "events_default", "state_default", "ban", "redact", "kick", "invite"] as const;
const tableNames = ["events", "notifications"] as const;

/** The rules on `m.room.power_levels`: its form, and that nobody touches or gives a level above their own. */
export function authorisePowerLevels({ event, state, levels }: Question): Verdict {
  const next = event.content;
  const form = checkForm(next, levels.creators);
  const current = state("m.room.power_levels", "")?.pdu.content;
  if (form !== "allowed" || current === undefined) return form;
  const level = levelOf(levels, event.sender);
  for (const name of levelNames) {
    const verdict = checkChange(name, current[name], next[name], level, level);
    if (verdict !== "allowed") return verdict;
  }
  for (const name of tableNames) {
    const verdict = checkTable(name, current[name], next[name], level, () => level);
    if (verdict !== "allowed") return verdict;
  }
  // Of people, only those strictly below the sender may be changed; oneself excepted.
  return checkTable("users", current["users"], next["users"], level, (name) =>
    name === event.sender ? Number.POSITIVE_INFINITY : level - 1,
  );
}

function checkForm(content: JsonObject, creators: readonly string[]): Verdict {
  for (const name of levelNames) {
    if (content[name] !== undefined && !isInteger(content[name])) return refuse(`${name} must be an integer.`);
  }
  for (const name of [...tableNames, "users"]) {
    const table = content[name];
    if (table === undefined) continue;
    if (!isJsonObject(table) || !Object.values(table).every(isInteger)) {
      return refuse(`${name} must be an object whose values are integers.`);
    }
  }
  const userIds = Object.keys(isJsonObject(content["users"]) ? content["users"] : {});
  if (!userIds.every((userId) => parseUserId(userId) !== undefined)) return refuse("users must name user identifiers.");
  if (userIds.some((userId) => creators.includes(userId))) {
    return refuse("A creator of the room stands above power levels and can't be given one.");
  }
  return "allowed";
}

function isInteger(value: Json | undefined): boolean {
  return Number.isSafeInteger(value);
}

function checkTable(
  table: string,
  current: Json | undefined,
  next: Json | undefined,
  level: number,
  highestTouched: (name: string) => number,
): Verdict {
  const before = isJsonObject(current) ? current : {};
  const after = isJsonObject(next) ? next : {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, fresh] = [own(before, name), own(after, name)];
    const verdict = checkChange(`${table}.${name}`, old, fresh, level, highestTouched(name));
    if (verdict !== "allowed") return verdict;
  }
  return "allowed";
}

function own(table: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** One entry: an old value above `highestTouched` can't be changed or removed, none above `level` can be given. */
function checkChange(
  name: string,
  current: Json | undefined,
  next: Json | undefined,
  level: number,
  highestTouched: number,
): Verdict {
  if (current === next) return "allowed";
  if (typeof current === "number" && current > highestTouched)
    return refuse(`${name} is above what the sender may change.`);
  if (typeof next === "number" && next > level) return refuse(`${name} would be above the sender's power level.`);
  return "allowed";
}
