import type { Role } from "@conclave/protocol/permissions/role";
import { mayAssignRole } from "@conclave/rules/access/account-changes";
import { updateAccount } from "@conclave/storage/accounts/account-store";
import { initiatedBy } from "../audit/initiator.ts";
import { command } from "../core/verb.ts";
import { type AccountView, readAccountView } from "./account-view.ts";
import { type AccountTarget, requireChangeable, sessionsChanged } from "./require-changeable.ts";

/**
 * Gives an account a role in place of the one that it has; holds from its next request on. Answers the account as it then is.
 *
 * Throws MatrixError as `requireChangeable` does.
 */
export const assignRole = command(
  "administration.assign-role",
  async (context, input: AccountTarget & { readonly role: Role }): Promise<AccountView> => {
    const { by, role } = input;
    const { userId, role: before } = await requireChangeable(context, input, (change) => mayAssignRole(change, role));
    if (role !== before) {
      await updateAccount(context.tx, userId, { role });
      sessionsChanged(context, userId);
      const detail = { role, role_before: before };
      await context.record({ type: "account.role-assigned", subject: userId, detail, ...initiatedBy(by) });
    }
    return readAccountView(context.tx, userId);
  },
);
