import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface KeySignature {
  /** Whose key is signed. */
  readonly userId: string;
  /** The signed key: a device id, or the public key of a cross-signing key. */
  readonly keyId: string;
  readonly signerUserId: string;
  /** `<algorithm>:<device id or public key>`. */
  readonly signerKeyId: string;
  readonly signature: string;
}

/** Adds signatures to those that are there; one by the same key replaces the earlier one. */
export async function writeKeySignatures(tx: WriteTransaction, signatures: readonly KeySignature[]): Promise<void> {
  for (const chunk of chunksOf(signatures)) {
    await tx.query
      .insertInto("key_signatures")
      .values(
        chunk.map((one) => ({
          user_id: one.userId,
          key_id: one.keyId,
          signer_user_id: one.signerUserId,
          signer_key_id: one.signerKeyId,
          signature: one.signature,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(["user_id", "key_id", "signer_user_id", "signer_key_id"])
          .doUpdateSet((expression) => ({ signature: expression.ref("excluded.signature") })),
      )
      .execute();
  }
}

/** The signatures on these people's keys that `reader` may see: their own on themselves, and those that the reader made. */
export async function keySignaturesOf(
  tx: ReadTransaction,
  userIds: readonly string[],
  reader: string,
): Promise<readonly KeySignature[]> {
  const signatures: KeySignature[] = [];
  for (const chunk of chunksOf(userIds)) {
    const rows = await tx.query
      .selectFrom("key_signatures")
      .selectAll()
      .where("user_id", "in", chunk)
      .where((where) =>
        where.or([where("signer_user_id", "=", where.ref("user_id")), where("signer_user_id", "=", reader)]),
      )
      .execute();
    for (const row of rows) {
      signatures.push({
        userId: row.user_id,
        keyId: row.key_id,
        signerUserId: row.signer_user_id,
        signerKeyId: row.signer_key_id,
        signature: row.signature,
      });
    }
  }
  return signatures;
}

/** Removes every signature on these keys of a person. */
export async function deleteSignaturesOn(
  tx: WriteTransaction,
  userId: string,
  keyIds: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(keyIds)) {
    await tx.query.deleteFrom("key_signatures").where("user_id", "=", userId).where("key_id", "in", chunk).execute();
  }
}

/** Removes every signature that a person's key made, wherever it is. */
export async function deleteSignaturesBy(tx: WriteTransaction, userId: string, signerKeyId: string): Promise<void> {
  await tx.query
    .deleteFrom("key_signatures")
    .where("signer_user_id", "=", userId)
    .where("signer_key_id", "=", signerKeyId)
    .execute();
}
