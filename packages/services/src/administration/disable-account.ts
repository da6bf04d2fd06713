import { mayChangeAccount } from "@conclave/rules/access/account-changes";
import { updateAccount } from "@conclave/storage/accounts/account-store";
import { removeLoginTokens } from "@conclave/storage/devices/login-token-store";
import { removeResetTokens } from "@conclave/storage/invitations/reset-token-store";
import { initiatedBy } from "../audit/initiator.ts";
import { command } from "../core/verb.ts";
import { type AccountView, readAccountView } from "./account-view.ts";
import { type AccountTarget, requireChangeable, sessionsChanged } from "./require-changeable.ts";

/**
 * Disables an account: each of its sessions is refused from the next request on, nobody can sign in to it, and nothing of it
 * is deleted (spec "Account locking"). Answers the account as it then is.
 *
 * Throws MatrixError as `requireChangeable` does.
 */
export const disableAccount = command(
  "administration.disable-account",
  async (context, input: AccountTarget): Promise<AccountView> => {
    const { userId, state } = await requireChangeable(context, input, (change) => mayChangeAccount(change, "disable"));
    if (state === "active") {
      await updateAccount(context.tx, userId, { state: "disabled" });
      await removeLoginTokens(context.tx, userId);
      await removeResetTokens(context.tx, userId);
      sessionsChanged(context, userId);
      await context.record({ type: "account.disabled", subject: userId, ...initiatedBy(input.by) });
    }
    return readAccountView(context.tx, userId);
  },
);
