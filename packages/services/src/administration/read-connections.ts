import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { allowed } from "@conclave/rules/access/permissions-of-role";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { type Connection, listConnections } from "@conclave/storage/devices/connection-store";
import { roleOf } from "../accounts/role-of.ts";
import { query } from "../core/verb.ts";

/**
 * From where a person's devices were last used: for themselves, and for who may see the accounts of others.
 *
 * @throws MatrixError `M_FORBIDDEN` for anybody else; `M_NOT_FOUND` where there is no such account.
 */
export const readConnections = query(
  "administration.read-connections",
  async ({ tx }, input: { readonly by: UserId; readonly userId: string }): Promise<readonly Connection[]> => {
    if (input.by !== input.userId && !allowed(await roleOf(tx, input.by), "accounts.list")) {
      throw new MatrixError("M_FORBIDDEN", "Your role may not see the devices of others.");
    }
    const account = await findAccount(tx, input.userId);
    if (account === undefined) throw new MatrixError("M_NOT_FOUND", "There is no such account.");
    return listConnections(tx, account.userId);
  },
);
