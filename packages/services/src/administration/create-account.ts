import type { Role } from "@conclave/protocol/permissions/role";
import { createAccount as create, newUserId } from "../accounts/create-account.ts";
import { command } from "../core/verb.ts";
import { type AccountView, readAccountView } from "./account-view.ts";

export interface NewAccountInput {
  readonly localpart: string;
  readonly role: Role;
  /** A PHC string of `PasswordHasher`, of a password that was checked. */
  readonly passwordHash: string;
}

/**
 * Makes an account for the command line, in whatever role.
 *
 * Throws MatrixError `M_INVALID_USERNAME`, `M_USER_IN_USE`, `IO.CONCLAVE.NOT_SET_UP`.
 */
export const createAccount = command(
  "administration.create-account",
  async (context, { localpart, role, passwordHash }: NewAccountInput): Promise<AccountView> => {
    const userId = newUserId(localpart, context.instance().serverName);
    await create(context, { userId, passwordHash, role, createdBy: null, origin: "command-line" });
    return readAccountView(context.tx, userId);
  },
);
