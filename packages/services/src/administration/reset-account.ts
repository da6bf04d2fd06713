import { MatrixError } from "@conclave/protocol/matrix-error";
import { mayChangeAccount } from "@conclave/rules/access/account-changes";
import { updateAccount } from "@conclave/storage/accounts/account-store";
import { replaceResetToken } from "@conclave/storage/invitations/reset-token-store";
import { initiatedBy } from "../audit/initiator.ts";
import { command } from "../core/verb.ts";
import { freshToken } from "../devices/access-token.ts";
import { linkTo } from "../invitations/link.ts";
import type { ShownLink } from "../invitations/set-up-link.ts";
import { removeEveryDevice } from "../workflows/remove-devices.ts";
import { type AccountTarget, requireChangeable } from "./require-changeable.ts";

/** Milliseconds: a day. */
const lifetime = 24 * 60 * 60_000;

/**
 * Takes an account's password away and makes a link by which the person sets a new one.
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
    if (endSessions) await removeEveryDevice(context, userId);
    const detail = { ended_sessions: endSessions };
    await context.record({ type: "account.password-reset", subject: userId, detail, ...initiatedBy(by) });
    return { link: linkTo(context.settings, "reset", token), expiresAt };
  },
);
