import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";

/** A person as others find them. Both are JSON texts of what their profile says; null where it says nothing. */
export interface PersonInSight {
  readonly userId: UserId;
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

/** Those who are in a room with a person, themselves too; at most `limit`. */
export async function peopleSharingRooms(
  tx: ReadTransaction,
  userId: UserId,
  limit: number,
): Promise<ReadonlySet<UserId>> {
  const rows = await sharing(tx, userId).distinct().limit(limit).execute();
  return new Set(rows.map((row) => row.user_id));
}

function sharing(tx: ReadTransaction, userId: UserId) {
  return tx.query
    .selectFrom("memberships as own")
    .innerJoin("memberships as other", "other.room_id", "own.room_id")
    .select("other.user_id as user_id")
    .where("own.user_id", "=", userId)
    .where("own.membership", "=", "join")
    .where("other.membership", "=", "join");
}

/**
 * Those with an active account whom a person may find: who is in a room with them, or in one that anybody may join or read.
 * The person themselves are left out. In the order of the identifiers, at most `limit`.
 */
export async function peopleInSight(
  tx: ReadTransaction,
  userId: UserId,
  limit: number,
): Promise<readonly PersonInSight[]> {
  const inOpenRooms = tx.query
    .selectFrom("open_rooms")
    .innerJoin("memberships", "memberships.room_id", "open_rooms.room_id")
    .select("memberships.user_id as user_id")
    .where("memberships.membership", "=", "join");
  return tx.query
    .selectFrom("accounts")
    .leftJoin("profile_fields as name", (join) =>
      join.onRef("name.user_id", "=", "accounts.user_id").on("name.key", "=", "displayname"),
    )
    .leftJoin("profile_fields as avatar", (join) =>
      join.onRef("avatar.user_id", "=", "accounts.user_id").on("avatar.key", "=", "avatar_url"),
    )
    .select(["accounts.user_id as userId", "name.value as displayName", "avatar.value as avatarUrl"])
    .where("accounts.state", "=", "active")
    .where("accounts.user_id", "!=", userId)
    .where("accounts.user_id", "in", sharing(tx, userId).union(inOpenRooms))
    .orderBy("accounts.user_id")
    .limit(limit)
    .execute();
}
