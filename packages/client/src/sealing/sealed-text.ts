import { decodeBase64, encodeBase64 } from "@conclave/base/base64";
import type { Randomness } from "@conclave/base/randomness";
import { sealedBytes } from "./sealed-bytes.ts";

/** Seals texts under one key, as `sealedBytes` does. */
export interface SealedTexts {
  seal(text: string): Promise<string>;
  /** Null for what was not sealed under this key, or was changed. */
  open(sealed: string): Promise<string | null>;
}

/** `secret` and `purpose` are those of `sealedBytes`. */
export async function sealedTexts(randomness: Randomness, secret: Uint8Array, purpose: string): Promise<SealedTexts> {
  const sealed = await sealedBytes(randomness, secret, purpose);
  return {
    seal: async (text) => encodeBase64(await sealed.seal(new TextEncoder().encode(text))),
    async open(text) {
      const bytes = await sealed.open(bytesOf(text));
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
  };
}

function bytesOf(text: string): Uint8Array {
  try {
    return decodeBase64(text);
  } catch {
    return new Uint8Array();
  }
}
