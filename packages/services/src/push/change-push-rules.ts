import type { PushRule, PushRuleset } from "@conclave/protocol/events/push-rules";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import {
  changePushRule,
  type OwnPushRule,
  type PushRulePlace,
  putPushRule,
  deletePushRule as withoutPushRule,
} from "@conclave/rules/push/push-rule-changes";
import { writeAccountData } from "@conclave/storage/account-data/account-data-store";
import { type CommandContext, command } from "../core/verb.ts";
import { type PushRuleKey, pushRulesOf, pushRulesType } from "./get-push-rules.ts";

/** Adds or rewrites one of the caller's own push rules. @throws MatrixError as `putPushRule` does. */
export const setPushRule = command(
  "push.set-rule",
  (context, input: PushRuleKey & { readonly rule: Omit<OwnPushRule, "rule_id">; readonly place: PushRulePlace }) =>
    change(context, input.userId, (ruleset) =>
      putPushRule(ruleset, input.kind, { ...input.rule, rule_id: input.ruleId }, input.place),
    ),
);

/** Takes one of the caller's own push rules away. @throws MatrixError `M_NOT_FOUND`. */
export const deletePushRule = command("push.delete-rule", (context, { userId, kind, ruleId }: PushRuleKey) =>
  change(context, userId, (ruleset) => withoutPushRule(ruleset, kind, ruleId)),
);

/** Switches a push rule, or sets what it does, be it predefined or not. @throws MatrixError `M_NOT_FOUND`. */
export const setPushRuleAttributes = command(
  "push.set-rule-attributes",
  (
    context,
    { userId, kind, ruleId, attributes }: PushRuleKey & { attributes: Partial<Pick<PushRule, "enabled" | "actions">> },
  ) => change(context, userId, (ruleset) => changePushRule(ruleset, kind, ruleId, attributes)),
);

/** Writes a person's changed push rules and tells their devices. */
async function change(
  context: CommandContext,
  userId: UserId,
  changed: (ruleset: PushRuleset) => PushRuleset,
): Promise<void> {
  const content = JSON.stringify({ global: changed(await pushRulesOf(context.tx, userId)) });
  const position = await writeAccountData(context.tx, { userId, type: pushRulesType }, content);
  context.changed({ kind: "user", userId, position });
}
