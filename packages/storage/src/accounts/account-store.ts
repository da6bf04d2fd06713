import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { AccountState, AccountTables } from "./account-tables.ts";

export interface Account {
  readonly userId: UserId;
  /** A PHC string; null where the account has no password. */
  readonly passwordHash: string | null;
  readonly role: Role;
  readonly state: AccountState;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

const selectAccount = statement((query, { userId }: Pick<Account, "userId">) =>
  query.selectFrom("accounts").selectAll().where("user_id", "=", userId),
);

/** The account of that identifier, whatever its state; a text that is no identifier is nobody's. */
export async function findAccount(tx: ReadTransaction, userId: string): Promise<Account | undefined> {
  const parsed = parseUserId(userId);
  if (parsed === undefined) return undefined;
  const [row] = await selectAccount(tx, { userId: parsed });
  return row && accountOf(row);
}

/** The accounts of some people (at most 500), whatever their state, by identifier. */
export async function findAccounts(
  tx: ReadTransaction,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<string, Account>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx.query.selectFrom("accounts").selectAll().where("user_id", "in", userIds).execute();
  return new Map(rows.map((row) => [row.user_id, accountOf(row)]));
}

/** Adds an account. The caller has made sure that the name is free. */
export async function insertAccount(tx: WriteTransaction, account: Account): Promise<void> {
  await tx.query
    .insertInto("accounts")
    .values({
      user_id: account.userId,
      password_hash: account.passwordHash,
      role: account.role,
      state: account.state,
      created_at: account.createdAt,
    })
    .execute();
}

/** Changes what may change of an account. */
export async function updateAccount(
  tx: WriteTransaction,
  userId: UserId,
  change: Partial<Pick<Account, "passwordHash" | "role" | "state">>,
): Promise<void> {
  await tx.query
    .updateTable("accounts")
    .set({
      ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.state === undefined ? {} : { state: change.state }),
    })
    .where("user_id", "=", userId)
    .execute();
}

/** How many active accounts have a role. */
export async function countActiveAccounts(tx: ReadTransaction, role: Role): Promise<number> {
  const row = await tx.query
    .selectFrom("accounts")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("role", "=", role)
    .where("state", "=", "active")
    .executeTakeFirstOrThrow();
  return row.count;
}

/** How many accounts have a role, whatever their state. */
export async function countAccountsOf(tx: ReadTransaction, role: Role): Promise<number> {
  const row = await tx.query
    .selectFrom("accounts")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("role", "=", role)
    .executeTakeFirstOrThrow();
  return row.count;
}

function accountOf(row: AccountTables["accounts"]): Account {
  return {
    userId: row.user_id,
    passwordHash: row.password_hash,
    role: row.role,
    state: row.state,
    createdAt: row.created_at,
  };
}
