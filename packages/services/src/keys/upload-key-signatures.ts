import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Dispatcher } from "../core/verb.ts";
import { checkKeySignatures, type SignatureFailures, type SignedKeys } from "./check-key-signatures.ts";
import { storeKeySignatures } from "./store-key-signatures.ts";

/**
 * Takes in signatures of a person: by their self-signing key on their devices, by their devices on their master key, by their
 * user-signing key on other people's master keys (spec "Cross-signing"). They are merged with those that are there.
 *
 * @returns what was refused, by user and key.
 */
export async function uploadKeySignatures(
  dispatcher: Dispatcher,
  userId: UserId,
  keys: SignedKeys,
): Promise<SignatureFailures> {
  const { good, failures } = await dispatcher.run(checkKeySignatures, { userId, keys });
  if (good.length > 0) await dispatcher.run(storeKeySignatures, { userId, signatures: good });
  return failures;
}
