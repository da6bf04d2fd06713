import type { PushRuleset } from "@conclave/protocol/events/push-rules";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { writeAccountData } from "@conclave/storage/account-data/account-data-store";
import type { CommandContext } from "../core/verb.ts";
import { pushRulesOf, pushRulesType } from "./push-rules.ts";

/** Writes a person's changed push rules and tells their devices. */
export async function changePushRules(
  context: CommandContext,
  userId: UserId,
  changed: (ruleset: PushRuleset) => PushRuleset,
): Promise<void> {
  const content = JSON.stringify({ global: changed(await pushRulesOf(context.tx, userId)) });
  const position = await writeAccountData(context.tx, { userId, type: pushRulesType }, content);
  context.changed({ kind: "user", userId, position });
}
