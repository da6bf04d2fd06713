import type { PushCondition, PushRule, PushRuleset } from "@conclave/protocol/events/push-rules";
import { decide } from "./evaluate-push-rules.ts";

/**
 * Whether somebody's push rules can be seen to notify of nobody's coming, going or renaming (`m.room.member`) but of invitations to
 * themselves: then such events need not be read to count what is unread. False says nothing: each event must be judged.
 */
export function memberEventsAreSilent({ override }: PushRuleset): boolean {
  for (const rule of override) {
    if (!rule.enabled) continue;
    if (decide(rule.actions).notify) {
      if (canNotifyOfMembers(rule)) return false;
    } else if (matchesAllMembers(rule)) {
      return true;
    }
  }
  return false;
}

function canNotifyOfMembers({ rule_id, default: isDefault, conditions = [] }: PushRule): boolean {
  return !(isDefault && rule_id === ".m.rule.invite_for_me") && !conditions.some(isOfOtherType);
}

function isOfOtherType({ kind, key, pattern }: PushCondition): boolean {
  return kind === "event_match" && key === "type" && pattern !== undefined && isOtherName(pattern);
}

function isOtherName(pattern: string): boolean {
  return !/[*?]/.test(pattern) && pattern.toLowerCase() !== memberType;
}

function matchesAllMembers({ conditions = [] }: PushRule): boolean {
  return conditions.every(
    ({ kind, key, pattern }) => kind === "event_match" && key === "type" && pattern === memberType,
  );
}

const memberType = "m.room.member";
