import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { type KeySignature, writeKeySignatures } from "@conclave/storage/keys/key-signatures-store";
import { command } from "../core/verb.ts";
import { announceDeviceListChange, announceToObserver } from "../devices/announce-device-list-change.ts";

/** Adds signatures that were verified, and tells those who see them. */
export const storeKeySignatures = command(
  "keys.store-signatures",
  async (context, input: { readonly userId: UserId; readonly signatures: readonly KeySignature[] }): Promise<void> => {
    const { userId, signatures } = input;
    await writeKeySignatures(context.tx, signatures);
    const signed = new Set(signatures.map((signature) => signature.userId));
    if (signed.delete(userId)) await announceDeviceListChange(context, userId);
    if (signed.size > 0) await announceToObserver(context, userId, [...signed]);
  },
);
