import { assert } from "@conclave/base/assert";
import { isJsonObject, type JsonObject } from "@conclave/base/json";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { type CrossSigningKey, crossSigningKeysOf } from "@conclave/storage/keys/cross-signing-store";
import { deviceKeysOf } from "@conclave/storage/keys/device-keys-store";

/** A key that a person may sign, and which of their keys may sign it. */
export interface Signable {
  readonly body: JsonObject;
  /** Public keys by `ed25519:<device id or public key>`. */
  readonly signers: ReadonlyMap<string, string>;
}

/**
 * What a person may sign (spec "Cross-signing"): their devices, with the self-signing key or as the device itself; their master
 * key, as a device; other people's master keys, with the user-signing key. By user, a space, and device id or public key.
 */
export async function signableKeys(
  tx: ReadTransaction,
  userId: UserId,
  others: readonly string[],
): Promise<ReadonlyMap<string, Signable>> {
  const people = others.filter((other) => parseUserId(other) !== undefined);
  const crossSigning = await crossSigningKeysOf(tx, [...new Set([userId, ...people])]);
  const devices = (await deviceKeysOf(tx, [userId])).map(({ deviceId, body }) => ({ deviceId, body: parse(body) }));
  const own = (usage: CrossSigningKey["usage"]) =>
    crossSigning
      .filter((key) => key.userId === userId && key.usage === usage)
      .map((key) => [`ed25519:${key.publicKey}`, key.publicKey] as const);
  const deviceSigners = devices.flatMap(({ deviceId, body }) => {
    const { keys } = body;
    const publicKey = isJsonObject(keys) ? keys[`ed25519:${deviceId}`] : undefined;
    return typeof publicKey === "string" ? [[`ed25519:${deviceId}`, publicKey] as const] : [];
  });
  const signable = new Map<string, Signable>();
  for (const { deviceId, body } of devices) {
    const itself = deviceSigners.filter(([name]) => name === `ed25519:${deviceId}`);
    signable.set(`${userId} ${deviceId}`, { body, signers: new Map([...itself, ...own("self_signing")]) });
  }
  for (const key of crossSigning.filter((one) => one.usage === "master")) {
    const signers = key.userId === userId ? deviceSigners : own("user_signing");
    signable.set(`${key.userId} ${key.publicKey}`, { body: parse(key.body), signers: new Map(signers) });
  }
  return signable;
}

function parse(body: string): JsonObject {
  const value: unknown = JSON.parse(body);
  assert(isJsonObject(value), "a stored key is an object");
  return value;
}
