import { utf8Length } from "@conclave/base/utf8";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readAccountData } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readUsage } from "@conclave/storage/quotas/usage-store";

/** What a person may keep as account data; bytes are of contents. Each is reasoned for in docs/decisions/0017-quotas.md. */
export const accountDataBounds = { bytesOfPiece: 262_144, pieces: 10_000, bytes: 8 * 1_048_576 } as const;

/**
 * Checks, before account data is written, that it has room. What makes no more of it, such as a shorter list, always has.
 *
 * @throws MatrixError `M_TOO_LARGE` for a piece beyond 256 KiB; `M_LIMIT_EXCEEDED` beyond 10,000 pieces or 8 MiB in all.
 */
export async function requireRoomForAccountData(
  tx: ReadTransaction,
  key: { readonly userId: string; readonly roomId?: string; readonly type: string },
  content: string,
): Promise<void> {
  const before = await readAccountData(tx, key);
  const length = utf8Length(content);
  const growth = length - utf8Length(before ?? "");
  if (before !== undefined && growth <= 0) return;
  if (length > accountDataBounds.bytesOfPiece) {
    throw new MatrixError(
      "M_TOO_LARGE",
      `A piece of account data has ${accountDataBounds.bytesOfPiece} bytes at most.`,
    );
  }
  const { pieces, bytes } = await readUsage(tx, key.userId, "account-data");
  if (before === undefined && pieces >= accountDataBounds.pieces) {
    throw new MatrixError("M_LIMIT_EXCEEDED", `An account keeps ${accountDataBounds.pieces} pieces of data at most.`);
  }
  if (bytes + growth > accountDataBounds.bytes) {
    throw new MatrixError("M_LIMIT_EXCEEDED", `An account keeps ${accountDataBounds.bytes} bytes of data at most.`);
  }
}
