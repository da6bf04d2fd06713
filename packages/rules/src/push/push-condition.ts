import type { Json, JsonObject } from "@conclave/base/json";
import type { PushCondition } from "@conclave/protocol/events/push-rules";
import { levelOf, levelToNotify, type PowerLevels } from "../rooms/power-levels.ts";
import { globMatchesWhole, globMatchesWords } from "./glob.ts";
import { propertyAt } from "./property-path.ts";

/** What conditions ask about besides the event. */
export interface PushContext {
  /** Whose rules they are. */
  readonly userId: string;
  /** Their display name in the room. */
  readonly displayName: string | undefined;
  /** How many are joined to the room. */
  readonly joinedMemberCount: number;
  /** The levels before the event. */
  readonly powerLevels: PowerLevels;
}

/**
 * Whether a condition holds for an event as clients see it (spec "Conditions"). A condition of an unknown kind, or without
 * the keys of its kind, never does.
 */
export function conditionHolds(condition: PushCondition, event: JsonObject, context: PushContext): boolean {
  const { kind, key, pattern, is } = condition;
  switch (kind) {
    case "event_match":
      return key !== undefined && pattern !== undefined && matchesGlob(key, pattern, propertyAt(event, key));
    case "event_property_is":
      return key !== undefined && isSimple(condition.value) && propertyAt(event, key) === condition.value;
    case "event_property_contains":
      return key !== undefined && contains(propertyAt(event, key), condition.value);
    case "room_member_count":
      return is !== undefined && countIs(is, context.joinedMemberCount);
    case "sender_notification_permission":
      return key !== undefined && mayNotify(event["sender"], key, context.powerLevels);
    case "contains_display_name":
      return matchesName(context.displayName, event);
    default:
      return false;
  }
}

/** Whether `content.body` has the pattern among its words: what a rule of kind `content` asks. */
export function bodyMatches(pattern: string, event: JsonObject): boolean {
  return matchesGlob("content.body", pattern, propertyAt(event, "content.body"));
}

function matchesGlob(key: string, pattern: string, value: Json | undefined): boolean {
  if (typeof value !== "string") return false;
  return key === "content.body" ? globMatchesWords(pattern, value) : globMatchesWhole(pattern, value);
}

/** Values that can be compared as they are: what isn't compound, and is canonical JSON. */
function isSimple(value: Json | undefined): boolean {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value);
}

function contains(list: Json | undefined, value: Json | undefined): boolean {
  return Array.isArray(list) && isSimple(value) && list.includes(value);
}

const comparisons: { readonly [operator: string]: (count: number, limit: number) => boolean } = {
  "": (count, limit) => count === limit,
  "==": (count, limit) => count === limit,
  "<": (count, limit) => count < limit,
  ">": (count, limit) => count > limit,
  "<=": (count, limit) => count <= limit,
  ">=": (count, limit) => count >= limit,
};

function countIs(is: string, count: number): boolean {
  const [, operator = "", limit] = /^(==|<=|>=|<|>)?([0-9]+)$/.exec(is) ?? [];
  return limit !== undefined && comparisons[operator]?.(count, Number(limit)) === true;
}

function mayNotify(sender: Json | undefined, key: string, levels: PowerLevels): boolean {
  return typeof sender === "string" && levelOf(levels, sender) >= levelToNotify(levels, key);
}

/** A name isn't a glob: its stars and question marks are letters like others. */
function matchesName(name: string | undefined, event: JsonObject): boolean {
  const body = propertyAt(event, "content.body");
  if (name === undefined || name === "" || typeof body !== "string") return false;
  const text = body.toLowerCase();
  const wanted = name.toLowerCase();
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (isEdge(text[at - 1]) && isEdge(text[at + wanted.length])) return true;
  }
  return false;
}

function isEdge(character: string | undefined): boolean {
  return character === undefined || !/[a-z0-9_]/.test(character);
}
