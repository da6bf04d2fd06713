import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { mayChangeAccount } from "@conclave/rules/access/account-changes";
import { updateAccount } from "@conclave/storage/accounts/account-store";
import { replaceResetToken } from "@conclave/storage/invitations/reset-token-store";
import { initiatedBy } from "../audit/initiator.ts";
import { type CommandContext, command } from "../core/verb.ts";
import { freshToken } from "../devices/access-token.ts";
import { linkTo } from "../invitations/link.ts";
import type { ShownLink } from "../invitations/set-up-link.ts";
import { removeDehydratedDevice } from "../keys/dehydrated-device.ts";
import { removeEveryDevice } from "../workflows/remove-every-device.ts";
import { type AccountTarget, requireChangeable } from "./require-changeable.ts";

/** Milliseconds: a day. */
const lifetime = 24 * 60 * 60_000;

/**
 * Takes an account's password away and makes a link by which the person sets a new one. With the sessions goes the dehydrated
 * device: whoever was in the account may have left it there, with keys of their own.
 *
 * Throws MatrixError as `requireChangeable` does, and `M_USER_LOCKED` when it is disabled.
 */
export const resetAccount = command(
  "administration.reset-account",
  async (context, input: AccountTarget & { readonly endSessions: boolean }): Promise<ShownLink> => {
    const { by, endSessions } = input;
    const { userId, state } = await requireChangeable(context, input, (change) => mayChangeAccount(change, "reset"));
    if (state !== "active") throw new MatrixError("M_USER_LOCKED", "This account is disabled. Enable it first.");
    const { token, hash } = freshToken(context.randomness, "cpt");
    const expiresAt = context.now + lifetime;
    await updateAccount(context.tx, userId, { passwordHash: null });
    await replaceResetToken(context.tx, { tokenHash: hash, userId, expiresAt });
    if (endSessions) await signOutForGood(context, userId, by);
    const detail = { ended_sessions: endSessions };
    await context.record({ type: "account.password-reset", subject: userId, detail, ...initiatedBy(by) });
    return { link: linkTo(context.settings, "reset", token), expiresAt };
  },
);

async function signOutForGood(context: CommandContext, userId: UserId, by: AccountTarget["by"]): Promise<void> {
  await removeEveryDevice(context, userId);
  const deviceId = await removeDehydratedDevice(context, userId);
  if (deviceId === undefined) return;
  const detail = { device_id: deviceId };
  await context.record({ type: "device.deleted", subject: userId, detail, ...initiatedBy(by) });
}
