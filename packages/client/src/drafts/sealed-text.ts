import { decodeBase64, encodeBase64 } from "@conclave/base/base64";
import type { Randomness } from "@conclave/base/randomness";

/** Bytes of the nonce of AES-GCM, before the ciphertext. */
const nonceLength = 12;

/** Seals texts under one key (AES-256-GCM). */
export interface SealedTexts {
  seal(text: string): Promise<string>;
  /** Null for what was not sealed under this key, or was changed. */
  open(sealed: string): Promise<string | null>;
}

/** `secret` is whatever this device keeps secret, of at least 32 bytes; `purpose` makes another key of it for each use (HKDF-SHA-256). */
export async function sealedTexts(randomness: Randomness, secret: Uint8Array, purpose: string): Promise<SealedTexts> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const material = await crypto.subtle.importKey("raw", new Uint8Array(secret), "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes(purpose) },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
  return {
    async seal(text) {
      const iv = new Uint8Array(randomness.bytes(nonceLength));
      const ciphertext = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes(text)));
      const sealed = new Uint8Array(nonceLength + ciphertext.length);
      sealed.set(iv);
      sealed.set(ciphertext, nonceLength);
      return encodeBase64(sealed);
    },
    async open(sealed) {
      try {
        const whole = new Uint8Array(decodeBase64(sealed));
        const iv = whole.slice(0, nonceLength);
        const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, whole.slice(nonceLength));
        return new TextDecoder().decode(text);
      } catch {
        return null;
      }
    },
  };
}
