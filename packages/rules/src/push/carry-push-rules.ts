import {
  type PushCondition,
  type PushRule,
  type PushRuleKind,
  type PushRuleset,
  pushRuleKinds,
} from "@conclave/protocol/events/push-rules";
import { mostOwnRules } from "./push-rule-changes.ts";

/**
 * Lets what somebody's own push rules say of one room be said of another too, as when it replaces the first (spec "Room Upgrades",
 * personalised settings). A rule for the other room that is there already stays.
 *
 * @returns the rules; the same ones when nothing is to be carried, or there would be more than 1,000.
 */
export function carryPushRules(ruleset: PushRuleset, from: string, to: string): PushRuleset {
  const carried = Object.fromEntries(
    pushRuleKinds.map((kind) => [
      kind,
      ruleset[kind].flatMap((rule) => [rule, ...carry(ruleset, kind, rule, from, to)]),
    ]),
  ) as unknown as PushRuleset; // Every kind is among its keys.
  const before = countOwn(ruleset);
  const after = countOwn(carried);
  return after === before || after > mostOwnRules ? ruleset : carried;
}

function carry(
  ruleset: PushRuleset,
  kind: PushRuleKind,
  rule: PushRule,
  from: string,
  to: string,
): readonly PushRule[] {
  const isOfRoom = (condition: PushCondition) => condition.key === "room_id" && condition.pattern === from;
  const isAbout = kind === "room" ? rule.rule_id === from : rule.conditions?.some(isOfRoom) === true;
  if (rule.default || !isAbout || ruleset[kind].some(({ rule_id: known }) => known === nameFor(rule, from, to)))
    return [];
  const conditions = rule.conditions?.map((one) => (isOfRoom(one) ? { ...one, pattern: to } : one));
  return [{ ...rule, rule_id: nameFor(rule, from, to), ...(conditions !== undefined && { conditions }) }];
}

/** Rules of a room are mostly called as the room; others keep their name with the room's behind it, so that none is lost. */
function nameFor(rule: PushRule, from: string, to: string): string {
  return rule.rule_id.includes(from) ? rule.rule_id.replace(from, () => to) : `${rule.rule_id} ${to}`;
}

function countOwn(ruleset: PushRuleset): number {
  return pushRuleKinds.flatMap((kind) => ruleset[kind]).filter((rule) => !rule.default).length;
}
