import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import {
  crossSigningKeysOf,
  deleteCrossSigningKeys,
  writeCrossSigningKey,
} from "@conclave/storage/keys/cross-signing-store";
import {
  deleteSignaturesBy,
  deleteSignaturesOn,
  writeKeySignatures,
} from "@conclave/storage/keys/key-signatures-store";
import { command } from "../core/verb.ts";
import { announceDeviceListChange, announceToObserver } from "../devices/announce-device-list-change.ts";
import { type CrossSigningUpload, publicKeyOf, usages } from "./cross-signing-key.ts";
import { changedUsages, replacesKeys } from "./replaces-keys.ts";
import { signaturesOf } from "./signatures-of.ts";
import { unsignedPart } from "./signed-json.ts";

export interface UploadCrossSigningKeys {
  readonly userId: UserId;
  readonly deviceId: string;
  readonly keys: CrossSigningUpload;
  /** Whether the sender has proved who they are. */
  readonly proved: boolean;
}

/**
 * Sets or replaces a person's cross-signing keys, which `checkCrossSigningKeys` has let through. What the old keys signed goes
 * with them, and so do keys that the new master key did not sign.
 *
 * @throws MatrixError `M_FORBIDDEN` when keys would be replaced without proof: another upload came in between.
 */
export const uploadCrossSigningKeys = command(
  "keys.upload-cross-signing-keys",
  async (context, input: UploadCrossSigningKeys): Promise<void> => {
    const { tx } = context;
    const { userId, keys } = input;
    const known = await crossSigningKeysOf(tx, [userId]);
    const changed = changedUsages(known, keys);
    if (changed.length === 0) return;
    if (!input.proved && replacesKeys(known, keys)) {
      throw new MatrixError("M_FORBIDDEN", "Your keys were set in the meantime. Begin again.");
    }
    const dropped = changed.includes("master") ? usages : changed;
    for (const old of known.filter((key) => dropped.includes(key.usage))) {
      await deleteSignaturesOn(tx, userId, [old.publicKey]);
      await deleteSignaturesBy(tx, userId, `ed25519:${old.publicKey}`);
    }
    await deleteCrossSigningKeys(tx, userId, dropped);
    for (const usage of usages) {
      const key = keys[usage];
      if (key === undefined) continue;
      const publicKey = publicKeyOf(key, usage, userId);
      await writeCrossSigningKey(tx, { userId, usage, publicKey, body: JSON.stringify(unsignedPart(key)) });
      await writeKeySignatures(tx, signaturesOf(key, userId, publicKey));
    }
    const isOwnAffair = changed.every((usage) => usage === "user_signing");
    await (isOwnAffair ? announceToObserver(context, userId, [userId]) : announceDeviceListChange(context, userId));
    await context.record({
      type: "cross-signing.replaced",
      actor: userId,
      subject: userId,
      detail: { device_id: input.deviceId, keys: changed.join(" "), first: known.length === 0 },
    });
  },
);
