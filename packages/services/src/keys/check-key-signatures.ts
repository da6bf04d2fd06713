import { canonicalJson } from "@conclave/base/canonical-json";
import type { JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { KeySignature } from "@conclave/storage/keys/key-signatures-store";
import { query } from "../core/verb.ts";
import { requireAtMost } from "./require-at-most.ts";
import { type Signable, signableKeys } from "./signable-keys.ts";
import { signaturesBy, unsignedPart, verifySignedJson } from "./signed-json.ts";

/** Signed objects by user, and by device id or public key. */
export type SignedKeys = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

export interface SignatureFailure {
  readonly errcode: "M_INVALID_SIGNATURE" | "M_NOT_FOUND";
  readonly error: string;
}

export type SignatureFailures = Readonly<Record<string, Readonly<Record<string, SignatureFailure>>>>;

interface Verdict {
  readonly good: readonly KeySignature[];
  readonly failures: SignatureFailures;
}

/** Verifies signatures where they take nobody's turn: on a reader. Throws MatrixError `M_TOO_LARGE` for more than 1,000. */
export const checkKeySignatures = query(
  "keys.check-signatures",
  async ({ tx }, input: { readonly userId: UserId; readonly keys: SignedKeys }): Promise<Verdict> => {
    const keyCount = Object.values(input.keys).reduce((count, keys) => count + Object.keys(keys).length, 0);
    requireAtMost(1_000, keyCount, "keys");
    const signable = await signableKeys(tx, input.userId, Object.keys(input.keys));
    const good: KeySignature[] = [];
    const failures = Object.entries(input.keys).map(([userId, keys]) => {
      const failed = Object.entries(keys).flatMap(([keyId, object]) => {
        const outcome = check(object, signable.get(`${userId} ${keyId}`), input.userId);
        if ("errcode" in outcome) return [[keyId, outcome] as const];
        for (const [signerKeyId, signature] of outcome) {
          good.push({ userId, keyId, signerUserId: input.userId, signerKeyId, signature });
        }
        return [];
      });
      return [userId, Object.fromEntries(failed)] as const;
    });
    return { good, failures: Object.fromEntries(failures.filter(([, failed]) => Object.keys(failed).length > 0)) };
  },
);

function check(
  object: JsonObject,
  key: Signable | undefined,
  signer: UserId,
): ReadonlyMap<string, string> | SignatureFailure {
  if (key === undefined) return { errcode: "M_NOT_FOUND", error: "There is no such key that you could sign." };
  if (!isSame(unsignedPart(object), key.body)) return invalid("The signed object is not the key that was published.");
  const signatures = signaturesBy(object, signer);
  if (signatures.size === 0) return invalid("There is no signature of yours.");
  for (const [name, signature] of signatures) {
    const publicKey = key.signers.get(name);
    if (publicKey === undefined) return invalid(`${name} is not a key of yours that signs this.`);
    if (!verifySignedJson(object, signature, publicKey)) return invalid(`The signature of ${name} does not hold.`);
  }
  return signatures;
}

function isSame(left: JsonObject, right: JsonObject): boolean {
  try {
    return canonicalJson(left) === canonicalJson(right);
  } catch {
    return false;
  }
}

function invalid(error: string): SignatureFailure {
  return { errcode: "M_INVALID_SIGNATURE", error };
}
