import { mayChangeAccount } from "@conclave/rules/access/account-changes";
import { deleteSuspension, isSuspended } from "@conclave/storage/accounts/suspension-store";
import { initiatedBy } from "../audit/initiator.ts";
import { command } from "../core/verb.ts";
import { type AccountTarget, requireChangeable, sessionsChanged } from "./require-changeable.ts";

/** Ends a suspension. Idempotent. Throws MatrixError as `requireChangeable` does. */
export const endSuspension = command(
  "administration.end-suspension",
  async (context, input: AccountTarget): Promise<void> => {
    const { userId } = await requireChangeable(context, input, (change) => mayChangeAccount(change, "enable"));
    if (!(await isSuspended(context.tx, userId))) return;
    await deleteSuspension(context.tx, userId);
    sessionsChanged(context, userId);
    await context.record({ type: "account.suspension-ended", subject: userId, ...initiatedBy(input.by) });
  },
);
