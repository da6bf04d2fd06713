import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { countActiveAccounts, findAccount, updateAccount } from "@conclave/storage/accounts/account-store";
import { eraseIdentity } from "@conclave/storage/keys/erase-device";
import { requireActive } from "../accounts/require-active.ts";
import { command } from "../core/verb.ts";
import { removeEveryDevice } from "./remove-devices.ts";

/**
 * Deactivates one's own account for good: nobody can sign in to it again, and its keys and backups are gone. The name stays
 * taken.
 *
 * Throws MatrixError `M_FORBIDDEN` for the last owner.
 */
export const deactivateAccount = command(
  "workflows.deactivate-account",
  async (context, input: { readonly userId: UserId }): Promise<void> => {
    const { userId } = input;
    const { role } = requireActive(await findAccount(context.tx, userId));
    if (role === "owner" && (await countActiveAccounts(context.tx, "owner")) === 1) {
      throw new MatrixError("M_FORBIDDEN", "The last owner can't leave: make somebody else an owner first.");
    }
    await removeEveryDevice(context, userId);
    await eraseIdentity(context.tx, userId);
    await updateAccount(context.tx, userId, { state: "deactivated", passwordHash: null });
    context.changed({ kind: "session", userId, deviceId: null });
    await context.record({ type: "account.deactivated", actor: userId, subject: userId });
  },
);
