import type { Randomness } from "@conclave/base/randomness";

/** Bytes of the nonce of AES-GCM, before the ciphertext. */
const nonceLength = 12;

/** Seals bytes under one key (AES-256-GCM). */
export interface SealedBytes {
  seal(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
  /** Null for what was not sealed under this key, or was changed. */
  open(sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** `secret` is whatever this device keeps secret, of at least 32 bytes; `purpose` makes another key of it for each use (HKDF-SHA-256). */
export async function sealedBytes(randomness: Randomness, secret: Uint8Array, purpose: string): Promise<SealedBytes> {
  const material = await crypto.subtle.importKey("raw", new Uint8Array(secret), "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode(purpose);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
  return {
    async seal(bytes) {
      const iv = new Uint8Array(randomness.bytes(nonceLength));
      const encrypted = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new Uint8Array(bytes));
      const sealed = new Uint8Array(nonceLength + encrypted.byteLength);
      sealed.set(iv);
      sealed.set(new Uint8Array(encrypted), nonceLength);
      return sealed;
    },
    async open(sealed) {
      try {
        const iv = new Uint8Array(sealed.slice(0, nonceLength));
        const encrypted = new Uint8Array(sealed.slice(nonceLength));
        return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, encrypted));
      } catch {
        return null;
      }
    },
  };
}
