import { mayChangeAccount } from "@conclave/rules/access/account-changes";
import { insertSuspension, isSuspended } from "@conclave/storage/accounts/suspension-store";
import { initiatedBy } from "../audit/initiator.ts";
import { command } from "../core/verb.ts";
import { type AccountTarget, requireChangeable, sessionsChanged } from "./require-changeable.ts";

/**
 * Suspends an account: from the next request on it reads as before, and says, joins and changes nothing (spec "Account
 * suspension"). Idempotent.
 *
 * Throws MatrixError as `requireChangeable` does.
 */
export const suspendAccount = command(
  "administration.suspend-account",
  async (context, input: AccountTarget): Promise<void> => {
    const { userId } = await requireChangeable(context, input, (change) => mayChangeAccount(change, "disable"));
    if (await isSuspended(context.tx, userId)) return;
    await insertSuspension(context.tx, userId, context.now);
    sessionsChanged(context, userId);
    await context.record({ type: "account.suspended", subject: userId, ...initiatedBy(input.by) });
  },
);
