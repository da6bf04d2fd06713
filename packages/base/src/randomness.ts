import { encodeBase64Url } from "./base64.ts";

/** The only source of randomness: everything that makes a token, an identifier or jitter is given one. */
export interface Randomness {
  /** `length` fresh bytes (at most 65,536). */
  bytes(length: number): Uint8Array;
}

declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };

/** The system's cryptographically secure generator. */
export const systemRandomness: Randomness = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

/** An unguessable URL-safe string that holds `bytes` random bytes (32 by default: 256 bits, 43 characters). */
export function randomToken(randomness: Randomness, bytes = 32): string {
  return encodeBase64Url(randomness.bytes(bytes));
}
