import {
  type PushRule,
  type PushRuleKind,
  type PushRuleset,
  pushRuleKinds,
} from "@conclave/protocol/events/push-rules";
import { MatrixError } from "@conclave/protocol/matrix-error";

/** What of a rule its owner says. */
export type OwnPushRule = Pick<PushRule, "rule_id" | "actions" | "conditions" | "pattern">;

/** Where among the owner's rules of its kind a rule is to stand; `before` counts where both are given. */
export interface PushRulePlace {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Rules of one's own, of all kinds together. */
export const mostOwnRules = 1_000;

/** A rule of a kind by its identifier. @throws MatrixError `M_NOT_FOUND`. */
export function requirePushRule(ruleset: PushRuleset, kind: PushRuleKind, ruleId: string): PushRule {
  const rule = ruleset[kind].find((candidate) => candidate.rule_id === ruleId);
  if (rule === undefined) throw noSuchRule();
  return rule;
}

/**
 * Adds a rule, enabled, or changes what one says; without a place, a new one comes first among the owner's and a changed one
 * stays where it is (spec "PUT /_matrix/client/v3/pushrules/global/{kind}/{ruleId}").
 *
 * @throws MatrixError `M_INVALID_PARAM` for an identifier that is kept for predefined rules or has a slash; `M_MISSING_PARAM`
 * for a content rule without pattern; `M_UNKNOWN` for a place next to a rule that isn't the owner's; `M_LIMIT_EXCEEDED`
 * beyond 1,000 rules.
 */
export function putPushRule(
  ruleset: PushRuleset,
  kind: PushRuleKind,
  rule: OwnPushRule,
  place: PushRulePlace,
): PushRuleset {
  checkRuleId(rule.rule_id);
  const own = ruleset[kind].filter((candidate) => !candidate.default);
  const known = own.find((candidate) => candidate.rule_id === rule.rule_id);
  const others = own.filter((candidate) => candidate !== known);
  const placeOfKnown = known === undefined ? 0 : own.indexOf(known);
  const at = placeAmong(others, place) ?? placeOfKnown;
  const written: PushRule = {
    rule_id: rule.rule_id,
    default: false,
    enabled: known?.enabled ?? true,
    actions: rule.actions,
    ...whatMatches(kind, rule),
  };
  const changed = { ...ruleset, [kind]: arrange(others.toSpliced(at, 0, written), predefined(ruleset[kind])) };
  const count = pushRuleKinds.flatMap((each) => changed[each]).filter((each) => !each.default).length;
  if (known === undefined && count > mostOwnRules) {
    throw new MatrixError("M_LIMIT_EXCEEDED", `There can be ${mostOwnRules} push rules at most.`);
  }
  return changed;
}

/** Takes a rule of the owner's away. @throws MatrixError `M_NOT_FOUND` when they have none of that name. */
export function deletePushRule(ruleset: PushRuleset, kind: PushRuleKind, ruleId: string): PushRuleset {
  const rule = requirePushRule(ruleset, kind, ruleId);
  if (rule.default) throw noSuchRule();
  return { ...ruleset, [kind]: ruleset[kind].filter((candidate) => candidate !== rule) };
}

/** Changes what any rule does, or whether it counts; predefined ones too. @throws MatrixError `M_NOT_FOUND`. */
export function changePushRule(
  ruleset: PushRuleset,
  kind: PushRuleKind,
  ruleId: string,
  change: Partial<Pick<PushRule, "enabled" | "actions">>,
): PushRuleset {
  const rule = requirePushRule(ruleset, kind, ruleId);
  return { ...ruleset, [kind]: ruleset[kind].map((each) => (each === rule ? { ...each, ...change } : each)) };
}

/**
 * A person's rules as they stand today: their own, and the predefined ones of this version with what the person changed of
 * them. So a rule that a later version brings reaches whoever changed theirs before.
 */
export function renewPredefined(stored: PushRuleset, current: PushRuleset): PushRuleset {
  const renew = (kind: PushRuleKind) => {
    const predefinedNow = current[kind].map((rule) => {
      const known = stored[kind].find((candidate) => candidate.default && candidate.rule_id === rule.rule_id);
      return known === undefined ? rule : { ...rule, enabled: known.enabled, actions: known.actions };
    });
    return arrange(
      stored[kind].filter((rule) => !rule.default),
      predefinedNow,
    );
  };
  return {
    override: renew("override"),
    content: renew("content"),
    room: renew("room"),
    sender: renew("sender"),
    underride: renew("underride"),
  };
}

/** One's own rules come before the predefined ones of their kind, but for the one that silences everything. */
function arrange(own: readonly PushRule[], predefinedRules: readonly PushRule[]): readonly PushRule[] {
  const isMaster = ({ rule_id: ruleId }: PushRule) => ruleId === ".m.rule.master";
  return [...predefinedRules.filter(isMaster), ...own, ...predefinedRules.filter((rule) => !isMaster(rule))];
}

function predefined(rules: readonly PushRule[]): readonly PushRule[] {
  return rules.filter((rule) => rule.default);
}

function placeAmong(own: readonly PushRule[], { before, after }: PushRulePlace): number | undefined {
  const neighbour = before ?? after;
  if (neighbour === undefined) return undefined;
  const index = own.findIndex((rule) => rule.rule_id === neighbour);
  if (index === -1) throw new MatrixError("M_UNKNOWN", "before or after: you have no such rule of that kind.");
  return before === undefined ? index + 1 : index;
}

function whatMatches(kind: PushRuleKind, { conditions, pattern }: OwnPushRule): Partial<PushRule> {
  if (kind === "content") {
    if (pattern === undefined) throw new MatrixError("M_MISSING_PARAM", "pattern is missing from the body.");
    return { pattern };
  }
  return kind === "override" || kind === "underride" ? { conditions: conditions ?? [] } : {};
}

function checkRuleId(ruleId: string): void {
  if (ruleId.startsWith(".")) {
    throw new MatrixError("M_INVALID_PARAM", "ruleId: names that begin with a dot are for predefined rules.");
  }
  if (/[/\\]/.test(ruleId)) throw new MatrixError("M_INVALID_PARAM", "ruleId: there can be no slash in it.");
}

function noSuchRule(): MatrixError {
  return new MatrixError("M_NOT_FOUND", "You have no such push rule.");
}
