import {
  isValidLocalpart,
  localpartOf,
  parseUserId,
  type UserId,
  userIdOf,
} from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { Role } from "@conclave/protocol/permissions/role";
import { findAccount, insertAccount } from "@conclave/storage/accounts/account-store";
import type { AuditOrigin } from "@conclave/storage/audit/audit-tables";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import type { CommandContext } from "../core/verb.ts";

export interface NewAccount {
  readonly userId: UserId;
  /** A PHC string of `PasswordHasher`; null for an account that can't sign in with a password. */
  readonly passwordHash: string | null;
  readonly role: Role;
  /** Who makes it: null for the person themself, and for the command line. */
  readonly createdBy: UserId | null;
  /** Where that comes from; a request unless said. */
  readonly origin?: AuditOrigin;
}

/**
 * The identifier that a new account of this name gets; capitals become small letters.
 *
 * @throws MatrixError `M_INVALID_USERNAME`.
 */
export function newUserId(localpart: string, serverName: string): UserId {
  const small = localpart.toLowerCase();
  const userId = parseUserId(userIdOf(small, serverName));
  if (!isValidLocalpart(small) || userId === undefined) {
    throw new MatrixError(
      "M_INVALID_USERNAME",
      "A user name has only the letters a to z, digits, and . _ = - / +, and with the server's name at most 255 characters.",
    );
  }
  return userId;
}

/** @throws MatrixError `M_USER_IN_USE` when the name was ever given to somebody. */
export async function requireFreeUserId(tx: ReadTransaction, userId: UserId): Promise<void> {
  if ((await findAccount(tx, userId)) === undefined) return;
  throw new MatrixError("M_USER_IN_USE", `The user name ${localpartOf(userId)} is taken.`);
}

/**
 * Makes an account, inside a command of whoever calls: registration, set-up, an invitation, an administrator.
 *
 * @throws MatrixError `M_USER_IN_USE`.
 */
export async function createAccount(context: CommandContext, account: NewAccount): Promise<void> {
  await requireFreeUserId(context.tx, account.userId);
  await insertAccount(context.tx, {
    userId: account.userId,
    passwordHash: account.passwordHash,
    role: account.role,
    state: "active",
    createdAt: context.now,
  });
  await context.record({
    type: "account.created",
    actor: account.createdBy,
    subject: account.userId,
    detail: { role: account.role },
    origin: account.origin ?? "api",
  });
}
