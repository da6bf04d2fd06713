import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { removeAccountData } from "@conclave/storage/account-data/account-data-store";
import { countActiveAccounts, findAccount, updateAccount } from "@conclave/storage/accounts/account-store";
import { insertErasure } from "@conclave/storage/accounts/erasure-store";
import { removeProfile } from "@conclave/storage/accounts/profile-store";
import type { Job } from "@conclave/storage/jobs/job-store";
import { eraseIdentity } from "@conclave/storage/keys/erase-device";
import { requireActive } from "../accounts/require-active.ts";
import { command, type Dispatcher } from "../core/verb.ts";
import { beginJob } from "../jobs/begin-job.ts";
import { removeDehydratedDevice } from "../keys/dehydrated-device.ts";
import { removeEveryDevice } from "./remove-every-device.ts";
import { runJob } from "./run-jobs.ts";

/** An account that is to be closed, and how. */
export interface ClosedAccount {
  readonly userId: UserId;
  /** Whether what the person wrote is to be erased as far as that goes. */
  readonly erase: boolean;
}

/**
 * Closes an account, with its devices, keys, backups and profile; answers the job that leaves its rooms. With `erase` its account
 * data goes too, and what it wrote is read redacted by whoever comes to a room from then on.
 *
 * Throws MatrixError `M_FORBIDDEN` for the last owner.
 */
export const closeAccount = command("workflows.close-account", async (context, input: ClosedAccount): Promise<Job> => {
  const { userId } = input;
  const { role } = requireActive(await findAccount(context.tx, userId));
  if (role === "owner" && (await countActiveAccounts(context.tx, "owner")) === 1) {
    throw new MatrixError("M_FORBIDDEN", "The last owner can't leave: make somebody else an owner first.");
  }
  await removeEveryDevice(context, userId);
  await removeDehydratedDevice(context, userId);
  await eraseIdentity(context.tx, userId);
  await removeProfile(context.tx, userId);
  if (input.erase) {
    await removeAccountData(context.tx, userId);
    await insertErasure(context.tx, userId);
  }
  await updateAccount(context.tx, userId, { state: "deactivated", passwordHash: null });
  context.changed({ kind: "session", userId, deviceId: null });
  await context.record({ type: "account.deactivated", actor: userId, subject: userId });
  return beginJob(context, "leave-rooms", userId);
});

/**
 * Deactivates one's own account for good (spec "POST /account/deactivate"): nobody can sign in to it again, the name stays
 * taken, and the rooms are left.
 *
 * @throws MatrixError `M_FORBIDDEN` for the last owner.
 */
export async function deactivateAccount(dispatcher: Dispatcher, account: ClosedAccount): Promise<void> {
  await runJob(dispatcher, await dispatcher.run(closeAccount, account));
}
