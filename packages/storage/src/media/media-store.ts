import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import { addUsage } from "../quotas/usage-store.ts";

/** What is in a file. */
export interface MediaContent {
  readonly blobId: string;
  /** Bytes. */
  readonly size: number;
  /** As the uploader said; null when they said nothing. */
  readonly contentType: string | null;
  readonly fileName: string | null;
}

export interface Media {
  readonly mediaId: string;
  /** Who uploaded it, or is about to. */
  readonly userId: string;
  /** Milliseconds since the epoch by which it must be uploaded; null once it is. */
  readonly expiresAt: number | null;
  /** Whether it is kept from everybody. */
  readonly isQuarantined: boolean;
  /** Undefined until it is uploaded. */
  readonly content: MediaContent | undefined;
}

/** A file, or the promise of one. */
export async function findMedia(tx: ReadTransaction, mediaId: string): Promise<Media | undefined> {
  const row = await tx.query.selectFrom("media").selectAll().where("media_id", "=", mediaId).executeTakeFirst();
  if (row === undefined) return undefined;
  const { blob_id, size, content_type, file_name } = row;
  return {
    mediaId,
    userId: row.user_id,
    expiresAt: row.expires_at,
    isQuarantined: row.quarantined_at !== null,
    content:
      blob_id === null || size === null
        ? undefined
        : { blobId: blob_id, size, contentType: content_type, fileName: file_name },
  };
}

/** Adds the promise of a file. */
export async function promiseMedia(
  tx: WriteTransaction,
  media: { readonly mediaId: string; readonly userId: string; readonly createdAt: number; readonly expiresAt: number },
): Promise<void> {
  await tx.query
    .insertInto("media")
    .values({
      media_id: media.mediaId,
      user_id: media.userId,
      created_at: media.createdAt,
      expires_at: media.expiresAt,
      blob_id: null,
      size: null,
      content_type: null,
      file_name: null,
      quarantined_at: null,
    })
    .execute();
}

/** Adds a file, or keeps the promise of one, and counts its bytes. */
export async function writeMedia(
  tx: WriteTransaction,
  media: {
    readonly mediaId: string;
    readonly userId: string;
    readonly createdAt: number;
    readonly content: MediaContent;
  },
): Promise<void> {
  const { blobId, size, contentType, fileName } = media.content;
  await addUsage(tx, { userId: media.userId, kind: "media" }, { pieces: 1, bytes: size });
  const content = { expires_at: null, blob_id: blobId, size, content_type: contentType, file_name: fileName };
  await tx.query
    .insertInto("media")
    .values({
      media_id: media.mediaId,
      user_id: media.userId,
      created_at: media.createdAt,
      quarantined_at: null,
      ...content,
    })
    .onConflict((conflict) => conflict.column("media_id").doUpdateSet(content))
    .execute();
}

/** How many files a person has promised that may still come; forgets those that may not. */
export async function countPromisedMedia(tx: WriteTransaction, userId: string, now: number): Promise<number> {
  await tx.query.deleteFrom("media").where("user_id", "=", userId).where("expires_at", "<=", now).execute();
  const row = await tx.query
    .selectFrom("media")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
