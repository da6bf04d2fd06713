import { ClientError } from "../failure.ts";
import type { DecryptionParameters } from "./encrypted-file.ts";

/**
 * Checks a downloaded file against its hash and decrypts it: CTR mode itself would notice no change.
 *
 * @throws ClientError `tampered` if the hash does not match.
 */
export async function decryptAttachment(
  parameters: Omit<DecryptionParameters, "url">,
  ciphertext: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const sha256 = new Uint8Array(await crypto.subtle.digest("SHA-256", ciphertext));
  // No secret is compared here: the ciphertext and its hash are known to the server.
  if (!sha256.every((byte, index) => byte === parameters.sha256[index])) throw new ClientError({ code: "tampered" });
  const key = await crypto.subtle.importKey("raw", parameters.key, "AES-CTR", false, ["decrypt"]);
  const algorithm = { name: "AES-CTR", counter: parameters.counter, length: 64 };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, ciphertext));
}
