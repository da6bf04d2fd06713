import { decodeBase64, encodeBase64 } from "@conclave/base/base64";
import type { ClientPorts } from "../ports/client-ports.ts";

/** Named for its first use; another name would lose what was sealed under it. */
const keyName = "draft-key";

/** 32 random bytes, made once for a session, that end with it: what this device seals its own notes under. */
export async function sessionSecret({
  store,
  randomness,
}: Pick<ClientPorts, "store" | "randomness">): Promise<Uint8Array> {
  const known = await store.get(keyName);
  if (known !== null) return decodeBase64(known);
  const secret = randomness.bytes(32);
  await store.set(keyName, encodeBase64(secret));
  return secret;
}
