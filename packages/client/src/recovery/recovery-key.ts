import { decodeRecoveryKey } from "matrix-js-sdk/lib/crypto-api/recovery-key.js";
import { ClientError } from "../failure.ts";

/**
 * The bytes of a recovery key as a person types or pastes it (spec "Cryptographic key representation"): white space and line breaks don't count.
 *
 * @throws ClientError `recovery-key-malformed`.
 */
export function recoveryKeyBytes(typed: string): Uint8Array<ArrayBuffer> {
  // 48 characters in groups of four; much longer texts are not worth decoding.
  const text = typed.replace(/\s/g, "");
  if (text.length > 100) throw new ClientError({ code: "recovery-key-malformed" });
  try {
    return decodeRecoveryKey(text);
  } catch {
    throw new ClientError({ code: "recovery-key-malformed" });
  }
}
