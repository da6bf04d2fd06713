import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";
import type { AccountState } from "../accounts/account-tables.ts";
import { chunksOf } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { DeviceTables, TokenState } from "./device-tables.ts";

export interface SessionTokens {
  readonly accessTokenHash: string;
  readonly refreshTokenHash: string | null;
  readonly userId: UserId;
  readonly deviceId: string;
  readonly generation: number;
  readonly state: TokenState;
  /** When the access token stops working, in milliseconds since the epoch; null for never. */
  readonly expiresAt: number | null;
}

/** A session with what its account is, read at once since every request asks for it. */
export interface SessionWithAccount {
  readonly userId: UserId;
  readonly deviceId: string;
  readonly role: Role;
  readonly accountState: AccountState;
  /** Whether the account is suspended: it may read, and not act. */
  readonly isSuspended: boolean;
  readonly tokenState: TokenState;
  readonly expiresAt: number | null;
}

const selectSession = statement((query, { accessTokenHash }: Pick<SessionTokens, "accessTokenHash">) =>
  query
    .selectFrom("session_tokens")
    .innerJoin("accounts", "accounts.user_id", "session_tokens.user_id")
    .leftJoin("suspensions", "suspensions.user_id", "session_tokens.user_id")
    .select([
      "session_tokens.user_id",
      "session_tokens.device_id",
      "suspensions.at as suspended_at",
      "session_tokens.state as token_state",
      "session_tokens.expires_at",
      "accounts.role",
      "accounts.state as account_state",
    ])
    .where("access_token_hash", "=", accessTokenHash),
);

/** The session that an access token belongs to. */
export async function findSessionByAccessToken(
  tx: ReadTransaction,
  accessTokenHash: string,
): Promise<SessionWithAccount | undefined> {
  const [row] = await selectSession(tx, { accessTokenHash });
  if (row === undefined) return undefined;
  return {
    userId: row.user_id,
    deviceId: row.device_id,
    role: row.role,
    accountState: row.account_state,
    isSuspended: row.suspended_at !== null,
    tokenState: row.token_state,
    expiresAt: row.expires_at,
  };
}

/** The generation of tokens that a refresh token belongs to, superseded ones included. */
export async function findTokensByRefreshToken(
  tx: ReadTransaction,
  refreshTokenHash: string,
): Promise<SessionTokens | undefined> {
  const row = await tx.query
    .selectFrom("session_tokens")
    .selectAll()
    .where("refresh_token_hash", "=", refreshTokenHash)
    .executeTakeFirst();
  return row && tokensOf(row);
}

/** The generation of tokens that an access token belongs to. */
export async function findTokensByAccessToken(
  tx: ReadTransaction,
  accessTokenHash: string,
): Promise<SessionTokens | undefined> {
  const row = await tx.query
    .selectFrom("session_tokens")
    .selectAll()
    .where("access_token_hash", "=", accessTokenHash)
    .executeTakeFirst();
  return row && tokensOf(row);
}

/** Every generation of a device's tokens that is still known, newest first. */
export async function listTokens(
  tx: ReadTransaction,
  userId: UserId,
  deviceId: string,
): Promise<readonly SessionTokens[]> {
  const rows = await tx.query
    .selectFrom("session_tokens")
    .selectAll()
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .orderBy("generation", "desc")
    .execute();
  return rows.map(tokensOf);
}

/** Adds a generation of tokens. */
export async function insertTokens(tx: WriteTransaction, tokens: SessionTokens): Promise<void> {
  await tx.query
    .insertInto("session_tokens")
    .values({
      access_token_hash: tokens.accessTokenHash,
      refresh_token_hash: tokens.refreshTokenHash,
      user_id: tokens.userId,
      device_id: tokens.deviceId,
      generation: tokens.generation,
      state: tokens.state,
      expires_at: tokens.expiresAt,
    })
    .execute();
}

/** Makes one generation the current one: what is older is superseded, and only the newest `remembered` of that stay known. */
export async function makeCurrent(tx: WriteTransaction, tokens: SessionTokens, remembered: number): Promise<void> {
  const { userId, deviceId, generation } = tokens;
  await tx.query
    .updateTable("session_tokens")
    .set({ state: "superseded" })
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .where("generation", "<", generation)
    .execute();
  await tx.query
    .updateTable("session_tokens")
    .set({ state: "current" })
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .where("generation", "=", generation)
    .execute();
  await tx.query
    .deleteFrom("session_tokens")
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .where("generation", "<", generation - remembered)
    .execute();
}

/** Forgets the generations of a device above one: their answer was lost. */
export async function removeTokensAfter(
  tx: WriteTransaction,
  userId: UserId,
  deviceId: string,
  generation: number,
): Promise<void> {
  await tx.query
    .deleteFrom("session_tokens")
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .where("generation", ">", generation)
    .execute();
}

/** Forgets every token of some devices of a person. */
export async function removeTokens(tx: WriteTransaction, userId: UserId, deviceIds: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(deviceIds)) {
    await tx.query.deleteFrom("session_tokens").where("user_id", "=", userId).where("device_id", "in", chunk).execute();
  }
}

function tokensOf(row: DeviceTables["session_tokens"]): SessionTokens {
  return {
    accessTokenHash: row.access_token_hash,
    refreshTokenHash: row.refresh_token_hash,
    userId: row.user_id,
    deviceId: row.device_id,
    generation: row.generation,
    state: row.state,
    expiresAt: row.expires_at,
  };
}
