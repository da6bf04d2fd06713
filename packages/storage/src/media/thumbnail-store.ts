import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import { addUsage } from "../quotas/usage-store.ts";

/** The picture itself is small enough, or a blob of its own holds its thumbnail. */
export type ThumbnailContent =
  | "original"
  | { readonly blobId: string /** Bytes. */; readonly size: number; readonly contentType: string };

/** Which thumbnail: of which file, and in which form (method, size, motion). */
export interface ThumbnailKey {
  readonly mediaId: string;
  readonly form: string;
}

/** A thumbnail that is kept. */
export async function findThumbnail(tx: ReadTransaction, key: ThumbnailKey): Promise<ThumbnailContent | undefined> {
  const row = await tx.query
    .selectFrom("thumbnails")
    .select(["blob_id", "size", "content_type"])
    .where("media_id", "=", key.mediaId)
    .where("form", "=", key.form)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { blob_id: blobId, size, content_type: contentType } = row;
  if (blobId === null || size === null || contentType === null) return "original";
  return { blobId, size, contentType };
}

/** How many thumbnails of a file are kept. */
export async function countThumbnails(tx: ReadTransaction, mediaId: string): Promise<number> {
  const row = await tx.query
    .selectFrom("thumbnails")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .where("media_id", "=", mediaId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Keeps a thumbnail that is not kept yet, and counts its bytes with the thumbnails of whose file it is of. */
export async function writeThumbnail(
  tx: WriteTransaction,
  key: ThumbnailKey & { readonly userId: string },
  content: ThumbnailContent,
): Promise<void> {
  const { blobId, size, contentType } =
    content === "original" ? { blobId: null, size: null, contentType: null } : content;
  await addUsage(tx, { userId: key.userId, kind: "thumbnails" }, { pieces: 1, bytes: size ?? 0 });
  await tx.query
    .insertInto("thumbnails")
    .values({ media_id: key.mediaId, form: key.form, blob_id: blobId, size, content_type: contentType })
    .execute();
}
