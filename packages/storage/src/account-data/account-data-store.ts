import { utf8Length } from "@conclave/base/utf8";
import { chunksOf } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import { addUsage, readUsage } from "../quotas/usage-store.ts";

/** One piece of a person's account data. */
export interface AccountData {
  /** Undefined for what belongs to no room. */
  readonly roomId: string | undefined;
  readonly type: string;
  /** JSON text of an object. */
  readonly content: string;
}

interface AccountDataKey {
  readonly userId: string;
  readonly roomId?: string;
  readonly type: string;
}

/** Sets the content, a JSON text, replacing an earlier one, and counts it. @returns the position of the change. */
export async function writeAccountData(tx: WriteTransaction, key: AccountDataKey, content: string): Promise<number> {
  const before = await readAccountData(tx, key);
  await addUsage(
    tx,
    { userId: key.userId, kind: "account-data" },
    { pieces: before === undefined ? 1 : 0, bytes: utf8Length(content) - utf8Length(before ?? "") },
  );
  const position = tx.nextPosition();
  await tx.query
    .insertInto("account_data")
    .values({ user_id: key.userId, room_id: key.roomId ?? "", type: key.type, content, position })
    .onConflict((conflict) => conflict.columns(["user_id", "room_id", "type"]).doUpdateSet({ content, position }))
    .execute();
  return position;
}

const selectContent = statement((query, key: Required<AccountDataKey>) =>
  query
    .selectFrom("account_data")
    .select("content")
    .where("user_id", "=", key.userId)
    .where("room_id", "=", key.roomId)
    .where("type", "=", key.type),
);

/** The content as JSON text. */
export async function readAccountData(tx: ReadTransaction, key: AccountDataKey): Promise<string | undefined> {
  const [row] = await selectContent(tx, { ...key, roomId: key.roomId ?? "" });
  return row?.content;
}

/** Deletes everything that a person keeps, and counts it off. */
export async function removeAccountData(tx: WriteTransaction, userId: string): Promise<void> {
  const { pieces, bytes } = await readUsage(tx, userId, "account-data");
  await tx.query.deleteFrom("account_data").where("user_id", "=", userId).execute();
  await addUsage(tx, { userId, kind: "account-data" }, { pieces: -pieces, bytes: -bytes });
}

/** Everything of a person that changed after one position, up to and including another; all rooms and none. */
export async function accountDataBetween(
  tx: ReadTransaction,
  userId: string,
  after: number,
  upTo: number,
): Promise<readonly AccountData[]> {
  const rows = await tx.query
    .selectFrom("account_data")
    .select(["room_id", "type", "content"])
    .where("user_id", "=", userId)
    .where("position", ">", after)
    .where("position", "<=", upTo)
    .orderBy("position")
    .execute();
  return rows.map(accountDataOf);
}

/** Everything that a person keeps of some rooms (at most 500). */
export async function accountDataOfRooms(
  tx: ReadTransaction,
  userId: string,
  roomIds: readonly string[],
): Promise<readonly AccountData[]> {
  if (roomIds.length === 0) return [];
  const rows = await tx.query
    .selectFrom("account_data")
    .select(["room_id", "type", "content"])
    .where("user_id", "=", userId)
    .where("room_id", "in", roomIds)
    .orderBy("position")
    .execute();
  return rows.map(accountDataOf);
}

function accountDataOf(row: {
  readonly room_id: string;
  readonly type: string;
  readonly content: string;
}): AccountData {
  return { roomId: row.room_id === "" ? undefined : row.room_id, type: row.type, content: row.content };
}

/** Whom a person ignores (`m.ignored_user_list`): their events are kept from this person in every read. */
export async function ignoredUsersOf(tx: ReadTransaction, userId: string): Promise<ReadonlySet<string>> {
  const content = await readAccountData(tx, { userId, type: "m.ignored_user_list" });
  return content === undefined ? new Set() : ignoredIn(content);
}

/** Those of some people who ignore a certain one. */
export async function peopleIgnoring(
  tx: ReadTransaction,
  userIds: readonly string[],
  ignored: string,
): Promise<ReadonlySet<string>> {
  const ignoring = new Set<string>();
  for (const chunk of chunksOf(userIds)) {
    const rows = await tx.query
      .selectFrom("account_data")
      .select(["user_id", "content"])
      .where("user_id", "in", chunk)
      .where("room_id", "=", "")
      .where("type", "=", "m.ignored_user_list")
      .execute();
    for (const row of rows) if (ignoredIn(row.content).has(ignored)) ignoring.add(row.user_id);
  }
  return ignoring;
}

function ignoredIn(content: string): ReadonlySet<string> {
  const { ignored_users: ignored }: { ignored_users?: unknown } = JSON.parse(content);
  return new Set(typeof ignored === "object" && ignored !== null ? Object.keys(ignored) : []);
}
