import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";
import { sql } from "kysely";
import type { AccountState } from "../accounts/account-tables.ts";
import type { ReadTransaction } from "../database/transaction.ts";

/** An account with what an administrator sees beside it. */
export interface StoredAccountSummary {
  readonly userId: UserId;
  /** JSON text. */
  readonly displayName: string | null;
  readonly role: Role;
  readonly state: AccountState;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** The newest use of any device. */
  readonly lastSeenAt: number | null;
  readonly deviceCount: number;
}

export interface AccountFilter {
  /** Looked for in identifier and display name, without regard to case. */
  readonly search?: string | undefined;
  readonly state?: AccountState | undefined;
  readonly role?: Role | undefined;
}

/** The accounts that match by identifier, from behind `after` on. At most 500 at once. */
export async function listAccountSummaries(
  tx: ReadTransaction,
  filter: AccountFilter & { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly StoredAccountSummary[]> {
  let query = matching(tx, filter)
    .select([
      "accounts.user_id as userId",
      "profile_fields.value as displayName",
      "accounts.role as role",
      "accounts.state as state",
      "accounts.created_at as createdAt",
    ])
    .orderBy("accounts.user_id")
    .limit(filter.limit);
  // Where a page ends is a user identifier, or nothing is behind it.
  if (filter.after !== undefined) query = query.where("accounts.user_id", ">", filter.after as UserId);
  const accounts = await query.execute();
  const uses = await deviceUses(
    tx,
    accounts.map((account) => account.userId),
  );
  return accounts.map((account) => ({
    ...account,
    ...(uses.get(account.userId) ?? { lastSeenAt: null, deviceCount: 0 }),
  }));
}

/** One account; undefined when there is none. */
export async function readAccountSummary(
  tx: ReadTransaction,
  userId: UserId,
): Promise<StoredAccountSummary | undefined> {
  const account = await tx.query
    .selectFrom("accounts")
    .leftJoin("profile_fields", (join) =>
      join.onRef("profile_fields.user_id", "=", "accounts.user_id").on("profile_fields.key", "=", "displayname"),
    )
    .select([
      "accounts.user_id as userId",
      "profile_fields.value as displayName",
      "accounts.role as role",
      "accounts.state as state",
      "accounts.created_at as createdAt",
    ])
    .where("accounts.user_id", "=", userId)
    .executeTakeFirst();
  if (account === undefined) return undefined;
  const uses = await deviceUses(tx, [userId]);
  return { ...account, ...(uses.get(userId) ?? { lastSeenAt: null, deviceCount: 0 }) };
}

/** How many accounts match. */
export async function countAccountSummaries(tx: ReadTransaction, filter: AccountFilter): Promise<number> {
  const row = await matching(tx, filter)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

function matching(tx: ReadTransaction, { search, state, role }: AccountFilter) {
  let query = tx.query
    .selectFrom("accounts")
    .leftJoin("profile_fields", (join) =>
      join.onRef("profile_fields.user_id", "=", "accounts.user_id").on("profile_fields.key", "=", "displayname"),
    );
  if (state !== undefined) query = query.where("accounts.state", "=", state);
  if (role !== undefined) query = query.where("accounts.role", "=", role);
  if (search !== undefined) {
    // No index finds a piece of a word; an organisation's people are few enough to look through.
    query = query.where(({ or }) =>
      or([
        sql<boolean>`lower(accounts.user_id) like lower(${anywhere(search)}) escape '!'`,
        // The value is JSON: what is looked for is written as it stands there.
        sql<boolean>`lower(profile_fields.value) like lower(${anywhere(JSON.stringify(search).slice(1, -1))}) escape '!'`,
      ]),
    );
  }
  return query;
}

function anywhere(text: string): string {
  return `%${text.replaceAll(/[!%_]/g, "!$&")}%`;
}

async function deviceUses(tx: ReadTransaction, userIds: readonly UserId[]) {
  if (userIds.length === 0) return new Map<UserId, { lastSeenAt: number | null; deviceCount: number }>();
  const rows = await tx.query
    .selectFrom("devices")
    .select(({ fn }) => [
      "user_id as userId",
      fn.max("last_seen_at").as("lastSeenAt"),
      fn.countAll<number>().as("deviceCount"),
    ])
    .where("user_id", "in", userIds)
    .groupBy("user_id")
    .execute();
  return new Map(rows.map(({ userId, lastSeenAt, deviceCount }) => [userId, { lastSeenAt, deviceCount }]));
}
