import { Type } from "typebox";
import type { PushAction, PushCondition } from "../events/push-rules.ts";

/** What a rule does: words, and tweaks of any value. */
export const PushActionsField = Type.Unsafe<readonly PushAction[]>({
  type: "array",
  maxItems: 50,
  items: {
    anyOf: [
      { type: "string", maxLength: 255 },
      { type: "object", required: ["set_tweak"], properties: { set_tweak: { type: "string", maxLength: 255 } } },
    ],
  },
});

/** When a rule applies. Kinds that nobody here knows are kept, and never hold. */
export const PushConditionsField = Type.Unsafe<readonly PushCondition[]>({
  type: "array",
  maxItems: 50,
  items: {
    type: "object",
    required: ["kind"],
    properties: {
      kind: { type: "string", maxLength: 255 },
      key: { type: "string", maxLength: 1_024 },
      pattern: { type: "string", maxLength: 1_024 },
      is: { type: "string", maxLength: 255 },
    },
  },
});

export const PushPatternField = Type.String({ maxLength: 1_024 });

export const PushRuleField = Type.Object({
  rule_id: Type.String(),
  default: Type.Boolean(),
  enabled: Type.Boolean(),
  actions: PushActionsField,
  conditions: Type.Optional(PushConditionsField),
  pattern: Type.Optional(Type.String()),
});

/** Which rule: a rule identifier is escaped in the path, so a slash can be in it, and is refused by the verb. */
export const PushRuleParams = Type.Object({
  kind: Type.Union([
    Type.Literal("override"),
    Type.Literal("content"),
    Type.Literal("room"),
    Type.Literal("sender"),
    Type.Literal("underride"),
  ]),
  ruleId: Type.String({ pattern: "^[^\\u0000]+$", maxLength: 255 }),
});
