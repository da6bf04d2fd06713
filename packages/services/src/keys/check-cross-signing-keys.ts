import type { JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { deviceNamesOf } from "@conclave/storage/devices/device-names-store";
import { type CrossSigningKey, crossSigningKeysOf } from "@conclave/storage/keys/cross-signing-store";
import { query } from "../core/verb.ts";
import { type CrossSigningUpload, fieldOf, publicKeyOf, usages } from "./cross-signing-key.ts";
import { replacesKeys } from "./replaces-keys.ts";
import { signaturesBy, verifySignedJson } from "./signed-json.ts";

/**
 * Checks an upload of cross-signing keys before anything is asked of its sender: the keys are well formed, and those below the
 * master key are signed by it.
 *
 * @returns whether the upload replaces keys, which needs proof of who sends it.
 * @throws MatrixError `M_INVALID_PARAM`, `M_INVALID_SIGNATURE`, `M_MISSING_PARAM` when there is no master key, or
 * `M_FORBIDDEN` for a public key that is also the name of one of the person's devices.
 */
export const checkCrossSigningKeys = query(
  "keys.check-cross-signing-keys",
  async ({ tx }, input: { readonly userId: UserId; readonly keys: CrossSigningUpload }) => {
    const { userId, keys } = input;
    const known = await crossSigningKeysOf(tx, [userId]);
    const deviceIds = new Set((await deviceNamesOf(tx, [userId])).map((device) => device.deviceId));
    for (const usage of usages) {
      const key = keys[usage];
      if (key === undefined) continue;
      if (deviceIds.has(publicKeyOf(key, usage, userId))) {
        throw new MatrixError("M_FORBIDDEN", `${fieldOf[usage]}: one of your devices has the name of this key.`);
      }
      if (usage !== "master") requireSigned(key, fieldOf[usage], userId, masterKeyOf(keys, known, userId));
    }
    return { needsProof: replacesKeys(known, keys) };
  },
);

function masterKeyOf(keys: CrossSigningUpload, known: readonly CrossSigningKey[], userId: string): string {
  if (keys.master !== undefined) return publicKeyOf(keys.master, "master", userId);
  const master = known.find((key) => key.usage === "master");
  if (master === undefined) throw new MatrixError("M_MISSING_PARAM", "master_key is missing from the body.");
  return master.publicKey;
}

function requireSigned(key: JsonObject, field: string, userId: string, masterKey: string): void {
  const signature = signaturesBy(key, userId).get(`ed25519:${masterKey}`);
  if (signature === undefined || !verifySignedJson(key, signature, masterKey)) {
    throw new MatrixError("M_INVALID_SIGNATURE", `${field} is not signed by the master key.`);
  }
}
