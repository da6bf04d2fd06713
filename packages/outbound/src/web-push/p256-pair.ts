import { createECDH, type ECDH } from "node:crypto";

/** Bytes of a private key of P-256. */
const keyLength = 32;

/**
 * A key pair of P-256. What is drawn and is no private key is thrown away, and drawn anew (FIPS 186-5, appendix A.2.2): that happens
 * once in four thousand million times.
 *
 * @param draw gives as many uniformly random bytes as it is asked for, others for each attempt, which are counted from 0.
 */
export function p256Pair(draw: (length: number, attempt: number) => Uint8Array): ECDH {
  const pair = createECDH("prime256v1");
  for (let attempt = 0; attempt < 8; attempt++) {
    try {
      pair.setPrivateKey(draw(keyLength, attempt));
      return pair;
    } catch {
      // Zero, or not below the order of the curve: the library takes neither.
    }
  }
  throw new Error("There was no private key among what was drawn.");
}
