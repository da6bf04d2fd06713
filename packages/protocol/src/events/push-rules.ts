import type { Json } from "@conclave/base/json";

/** The kinds of push rules, in the order in which they are asked (spec "Push Rules"). */
export const pushRuleKinds = ["override", "content", "room", "sender", "underride"] as const;

export type PushRuleKind = (typeof pushRuleKinds)[number];

/** The rules of a scope, each list from the highest priority to the lowest: `content.global` of `m.push_rules`. */
export type PushRuleset = { readonly [Kind in PushRuleKind]: readonly PushRule[] };

export interface PushRule {
  /** Unique in its kind; of a default rule with a dot at the front. A room's or a person's identifier in those two kinds. */
  readonly rule_id: string;
  readonly default: boolean;
  readonly enabled: boolean;
  readonly actions: readonly PushAction[];
  /** Of `override` and `underride`: all must hold. */
  readonly conditions?: readonly PushCondition[];
  /** Of `content`: a glob that a part of `content.body` must match. */
  readonly pattern?: string;
}

/** `notify`, a word of history that counts for nothing, or a tweak. */
export type PushAction = string | { readonly set_tweak: string; readonly value?: Json };

/** A condition of any kind: which of its keys count depends on `kind`, and unknown kinds never hold. */
export interface PushCondition {
  readonly kind: string;
  readonly key?: string;
  readonly pattern?: string;
  readonly value?: Json;
  readonly is?: string;
}
