import type { ClientPorts } from "../ports/client-ports.ts";
import { type SealedTexts, sealedTexts } from "./sealed-text.ts";
import { sessionSecret } from "./session-secret.ts";

/** Seals texts under a key of this session, another one for each `purpose`. They can't be opened once the session has ended. */
export async function sessionTexts(
  ports: Pick<ClientPorts, "store" | "randomness">,
  purpose: string,
): Promise<SealedTexts> {
  return sealedTexts(ports.randomness, await sessionSecret(ports), purpose);
}
