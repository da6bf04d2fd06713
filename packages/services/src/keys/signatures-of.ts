import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { KeySignature } from "@conclave/storage/keys/key-signatures-store";
import { signaturesBy } from "./signed-json.ts";

/**
 * Every signature that a signed key carries.
 *
 * @param userId whose key it is.
 * @param keyId its device id, or its public key.
 */
export function signaturesOf(object: JsonObject, userId: string, keyId: string): readonly KeySignature[] {
  const { signatures } = object;
  if (!isJsonObject(signatures)) return [];
  return Object.keys(signatures).flatMap((signerUserId) =>
    [...signaturesBy(object, signerUserId)].map(([signerKeyId, signature]) => ({
      userId,
      keyId,
      signerUserId,
      signerKeyId,
      signature,
    })),
  );
}
