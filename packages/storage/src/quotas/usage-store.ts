import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { UsageKind } from "./quota-tables.ts";

/** How many pieces, and how many bytes they have. */
export interface Usage {
  readonly pieces: number;
  readonly bytes: number;
}

/** How much of a kind a person keeps. */
export async function readUsage(tx: ReadTransaction, userId: string, kind: UsageKind): Promise<Usage> {
  const row = await tx.query
    .selectFrom("usage")
    .select(["pieces", "bytes"])
    .where("user_id", "=", userId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row ?? { pieces: 0, bytes: 0 };
}

type Growth = Usage & { readonly userId: string; readonly kind: UsageKind };

const growUsage = statement((query, { userId, kind, pieces, bytes }: Growth) =>
  query
    .insertInto("usage")
    .values({ user_id: userId, kind, pieces, bytes })
    .onConflict((conflict) =>
      conflict.columns(["user_id", "kind"]).doUpdateSet((row) => ({
        pieces: row("usage.pieces", "+", pieces),
        bytes: row("usage.bytes", "+", bytes),
      })),
    ),
);

/** Counts what came; negative numbers for what went. */
export async function addUsage(
  tx: WriteTransaction,
  key: { readonly userId: string; readonly kind: UsageKind },
  { pieces, bytes }: Usage,
): Promise<void> {
  if (pieces === 0 && bytes === 0) return;
  await growUsage(tx, { userId: key.userId, kind: key.kind, pieces, bytes });
}
