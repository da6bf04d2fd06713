import { encodeBase64, encodeBase64Url } from "@conclave/base/base64";
import type { Randomness } from "@conclave/base/randomness";
import type { EncryptedFile } from "./encrypted-file.ts";

/** A file's ciphertext, and how to decrypt it once it is uploaded. */
export interface EncryptedAttachment {
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  /** Completes the description with the address that the upload was given. */
  readonly file: (url: string) => EncryptedFile;
}

/** Encrypts a file under a fresh key: AES-256-CTR, hashed with SHA-256 (spec "Sending encrypted attachments"). */
export async function encryptAttachment(
  randomness: Randomness,
  plaintext: Uint8Array<ArrayBuffer>,
): Promise<EncryptedAttachment> {
  const keyBytes = new Uint8Array(randomness.bytes(32));
  const counter = new Uint8Array(16);
  // The lower half counts blocks; left at 0, it can't overflow into the random half.
  counter.set(randomness.bytes(8));
  const key = await crypto.subtle.importKey("raw", keyBytes, "AES-CTR", false, ["encrypt"]);
  const ciphertext = new Uint8Array(
    await crypto.subtle.encrypt({ name: "AES-CTR", counter, length: 64 }, key, plaintext),
  );
  const sha256 = encodeBase64(new Uint8Array(await crypto.subtle.digest("SHA-256", ciphertext)));
  const k = encodeBase64Url(keyBytes);
  return {
    ciphertext,
    file: (url) => ({
      url,
      key: { kty: "oct", key_ops: ["encrypt", "decrypt"], alg: "A256CTR", k, ext: true },
      iv: encodeBase64(counter),
      hashes: { sha256 },
      v: "v2",
    }),
  };
}
