import type { Json, JsonObject } from "@conclave/base/json";
import {
  type PushAction,
  type PushRule,
  type PushRuleKind,
  type PushRuleset,
  pushRuleKinds,
} from "@conclave/protocol/events/push-rules";
import { bodyMatches, conditionHolds, type PushContext } from "./push-condition.ts";

/** What becomes of an event for one person. */
export interface PushDecision {
  /** Whether it counts as unread and is pushed. */
  readonly notify: boolean;
  readonly highlight: boolean;
  /** Further tweaks by name, `sound` among them. */
  readonly tweaks: { readonly [name: string]: Json };
}

/** What becomes of an event that no rule speaks of. */
export const noNotification: PushDecision = { notify: false, highlight: false, tweaks: {} };

/**
 * Asks a person's push rules about an event as clients see it, `room_id` included: the first enabled rule that matches
 * decides alone (spec "Push Rules"). Nobody is notified of what they sent themselves.
 */
export function evaluatePushRules(ruleset: PushRuleset, event: JsonObject, context: PushContext): PushDecision {
  const rule = decidingPushRule(ruleset, event, context);
  return rule === undefined ? noNotification : decide(rule.actions);
}

/** The rule that decides about an event; undefined when none speaks of it. */
export function decidingPushRule(ruleset: PushRuleset, event: JsonObject, context: PushContext): PushRule | undefined {
  if (event["sender"] === context.userId) return undefined;
  for (const kind of pushRuleKinds) {
    const rule = ruleset[kind].find((candidate) => candidate.enabled && ruleMatches(kind, candidate, event, context));
    if (rule !== undefined) return rule;
  }
  return undefined;
}

function ruleMatches(kind: PushRuleKind, rule: PushRule, event: JsonObject, context: PushContext): boolean {
  switch (kind) {
    case "room":
      return event["room_id"] === rule.rule_id;
    case "sender":
      return event["sender"] === rule.rule_id;
    case "content":
      return rule.pattern !== undefined && bodyMatches(rule.pattern, event);
    default:
      return (rule.conditions ?? []).every((condition) => conditionHolds(condition, event, context));
  }
}

/** What a rule's actions come to. */
export function decide(actions: readonly PushAction[]): PushDecision {
  const tweaks = actions.filter((action) => typeof action !== "string");
  const highlight = tweaks.findLast((tweak) => tweak.set_tweak === "highlight");
  return {
    notify: actions.includes("notify"),
    // The tweak without a value means yes.
    highlight: highlight !== undefined && highlight.value !== false,
    tweaks: Object.fromEntries(
      tweaks
        .filter((tweak) => tweak.set_tweak !== "highlight")
        .map(({ set_tweak: name, value = true }) => [name, value]),
    ),
  };
}
