import type { JsonObject } from "@conclave/base/json";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { CrossSigningUsage } from "@conclave/storage/keys/keys-tables";
import { isPublicKey } from "./signed-json.ts";

/** The keys of one upload, as sent; absent ones stay as they are. */
export interface CrossSigningUpload {
  readonly master?: JsonObject;
  readonly self_signing?: JsonObject;
  readonly user_signing?: JsonObject;
}

export const usages = ["master", "self_signing", "user_signing"] as const satisfies readonly CrossSigningUsage[];

/** What the request calls the key of each usage. */
export const fieldOf: Readonly<Record<CrossSigningUsage, string>> = {
  master: "master_key",
  self_signing: "self_signing_key",
  user_signing: "user_signing_key",
};

/**
 * The public key of a cross-signing key, in unpadded base64.
 *
 * @throws MatrixError `M_INVALID_PARAM` when it is somebody else's, for another use, or no Ed25519 key.
 */
export function publicKeyOf(key: JsonObject, usage: CrossSigningUsage, userId: string): string {
  const field = fieldOf[usage];
  if (key["user_id"] !== userId) throw new MatrixError("M_INVALID_PARAM", `${field}.user_id is not yours.`);
  const declared = key["usage"];
  if (!Array.isArray(declared) || !declared.includes(usage)) {
    throw new MatrixError("M_INVALID_PARAM", `${field}.usage does not hold ${usage}.`);
  }
  const [name, publicKey] = Object.entries(key["keys"] ?? {})[0] ?? [];
  if (typeof publicKey !== "string" || name !== `ed25519:${publicKey}` || !isPublicKey(publicKey)) {
    throw new MatrixError("M_INVALID_PARAM", `${field}.keys does not hold one Ed25519 key, named by itself.`);
  }
  return publicKey;
}
