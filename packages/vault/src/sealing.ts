import { createCipheriv, createDecipheriv } from "node:crypto";
import { AppError } from "@conclave/base/app-error";
import { assert } from "@conclave/base/assert";
import type { Randomness } from "@conclave/base/randomness";

/** A symmetric key of 32 bytes and its version, which travels with what it seals. */
export interface DataKey {
  readonly version: number;
  readonly key: Uint8Array;
}

// Sealed: format (1 byte), key version (4 bytes, big endian), nonce (12), ciphertext, tag (16).
const format = 1;
const headerLength = 5;
const nonceLength = 12;
const tagLength = 16;
const overhead = headerLength + nonceLength + tagLength;

/** The most that one call seals, in bytes: secrets, not files. */
const largestSecret = 65_536;

/**
 * Encrypts and authenticates a small secret with AES-256-GCM (NIST SP 800-38D), a random nonce of 96 bits.
 *
 * @param context says what the secret is and whose; it is authenticated, so that one secret can't be put in another's place.
 */
export function seal(dataKey: DataKey, secret: Uint8Array, context: string, randomness: Randomness): Uint8Array {
  assert(secret.length <= largestSecret, "a sealed secret has at most 65,536 bytes");
  const sealed = new Uint8Array(secret.length + overhead);
  sealed[0] = format;
  new DataView(sealed.buffer).setUint32(1, dataKey.version);
  const header = sealed.subarray(0, headerLength);
  const nonce = randomness.bytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", dataKey.key, nonce, { authTagLength: tagLength });
  cipher.setAAD(associatedData(header, context));
  const ciphertext = cipher.update(secret);
  cipher.final();
  sealed.set(nonce, headerLength);
  sealed.set(ciphertext, headerLength + nonceLength);
  sealed.set(cipher.getAuthTag(), sealed.length - tagLength);
  return sealed;
}

/**
 * Gives the secret back.
 *
 * @param keyOf finds the key of the version that sealed it.
 * @throws AppError `SEAL_BROKEN` when anything differs from what was sealed: bytes, key or context.
 */
export function unseal(sealed: Uint8Array, keyOf: (version: number) => Uint8Array, context: string): Uint8Array {
  if (sealed.length < overhead || sealed[0] !== format) throw broken(context);
  const header = sealed.subarray(0, headerLength);
  const version = new DataView(sealed.buffer, sealed.byteOffset).getUint32(1);
  const nonce = sealed.subarray(headerLength, headerLength + nonceLength);
  const decipher = createDecipheriv("aes-256-gcm", keyOf(version), nonce, { authTagLength: tagLength });
  decipher.setAAD(associatedData(header, context));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  const secret = decipher.update(sealed.subarray(headerLength + nonceLength, -tagLength));
  try {
    decipher.final();
  } catch {
    secret.fill(0);
    throw broken(context);
  }
  return new Uint8Array(secret);
}

function associatedData(header: Uint8Array, context: string): Uint8Array {
  return Buffer.concat([header, Buffer.from(context, "utf8")]);
}

function broken(context: string): AppError {
  return new AppError("SEAL_BROKEN", `What is sealed as "${context}" is damaged, or was sealed with another key.`);
}
