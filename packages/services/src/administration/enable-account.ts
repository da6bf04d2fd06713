import { mayChangeAccount } from "@conclave/rules/access/account-changes";
import { updateAccount } from "@conclave/storage/accounts/account-store";
import { initiatedBy } from "../audit/initiator.ts";
import { command } from "../core/verb.ts";
import { type AccountView, readAccountView } from "./account-view.ts";
import { type AccountTarget, requireChangeable, sessionsChanged } from "./require-changeable.ts";

/**
 * Lets the person of a disabled account in again. Answers the account as it then is.
 *
 * Throws MatrixError as `requireChangeable` does.
 */
export const enableAccount = command(
  "administration.enable-account",
  async (context, input: AccountTarget): Promise<AccountView> => {
    const { userId, state } = await requireChangeable(context, input, (change) => mayChangeAccount(change, "enable"));
    if (state === "disabled") {
      await updateAccount(context.tx, userId, { state: "active" });
      sessionsChanged(context, userId);
      await context.record({ type: "account.enabled", subject: userId, ...initiatedBy(input.by) });
    }
    return readAccountView(context.tx, userId);
  },
);
