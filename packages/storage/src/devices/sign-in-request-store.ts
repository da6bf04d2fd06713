import type { WriteTransaction } from "../database/transaction.ts";

export interface SignInRequest {
  readonly requestHash: string;
  /** Checked before it is kept. */
  readonly redirectUrl: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Adds a request, and removes those that have expired. */
export async function insertSignInRequest(tx: WriteTransaction, request: SignInRequest, now: number): Promise<void> {
  await tx.query.deleteFrom("sign_in_requests").where("expires_at", "<=", now).execute();
  await tx.query
    .insertInto("sign_in_requests")
    .values({
      request_hash: request.requestHash,
      redirect_url: request.redirectUrl,
      expires_at: request.expiresAt,
    })
    .execute();
}

/** Uses a request up; answers its redirect address, or undefined when there is none, or it has expired. */
export async function takeSignInRequest(
  tx: WriteTransaction,
  requestHash: string,
  now: number,
): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom("sign_in_requests")
    .select("redirect_url")
    .where("request_hash", "=", requestHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (row !== undefined) {
    await tx.query.deleteFrom("sign_in_requests").where("request_hash", "=", requestHash).execute();
  }
  return row?.redirect_url;
}
