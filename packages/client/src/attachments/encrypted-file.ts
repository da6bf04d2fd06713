import { decodeBase64 } from "@conclave/base/base64";
import { isJsonObject } from "@conclave/base/json";

/** How to fetch and decrypt a file (spec "Sending encrypted attachments", `EncryptedFile`). */
export interface EncryptedFile {
  readonly url: string;
  readonly key: {
    readonly kty: "oct";
    readonly key_ops: readonly ["encrypt", "decrypt"];
    readonly alg: "A256CTR";
    /** URL-safe base64 without padding, 32 bytes. */
    readonly k: string;
    readonly ext: true;
  };
  /** Unpadded base64: 8 random bytes, then a 64-bit counter that starts at 0. */
  readonly iv: string;
  readonly hashes: { readonly sha256: string };
  readonly v: "v2";
}

/** What is needed of an `EncryptedFile` to decrypt it. */
export interface DecryptionParameters {
  readonly url: string;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly counter: Uint8Array<ArrayBuffer>;
  readonly sha256: Uint8Array;
}

/**
 * Reads an `EncryptedFile` out of an event. Null if any part is missing or is not what the specification allows: nothing about
 * such a file can be trusted.
 */
export function decryptionParametersOf(value: unknown): DecryptionParameters | null {
  if (!isJsonObject(value) || typeof value["url"] !== "string" || value["v"] !== "v2") return null;
  const { key, hashes } = value;
  if (!isJsonObject(key) || key["kty"] !== "oct" || key["alg"] !== "A256CTR" || !isJsonObject(hashes)) return null;
  const keyBytes = bytesOf(key["k"], 32);
  const counter = bytesOf(value["iv"], 16);
  const sha256 = bytesOf(hashes["sha256"], 32);
  if (keyBytes === null || counter === null || sha256 === null) return null;
  return { url: value["url"], key: keyBytes, counter, sha256 };
}

function bytesOf(text: unknown, length: number): Uint8Array<ArrayBuffer> | null {
  if (typeof text !== "string") return null;
  try {
    const bytes = new Uint8Array(decodeBase64(text));
    return bytes.length === length ? bytes : null;
  } catch {
    return null;
  }
}
