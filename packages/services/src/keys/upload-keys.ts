import { canonicalJson } from "@conclave/base/canonical-json";
import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readDeviceKeys, writeDeviceKeys } from "@conclave/storage/keys/device-keys-store";
import { writeFallbackKey } from "@conclave/storage/keys/fallback-keys-store";
import { type KeySignature, keySignaturesOf, writeKeySignatures } from "@conclave/storage/keys/key-signatures-store";
import {
  addOneTimeKeys,
  claimedAmong,
  type OneTimeKey,
  oneTimeKeyCounts,
  unclaimedOneTimeKeys,
} from "@conclave/storage/keys/one-time-keys-store";
import { type CommandContext, command } from "../core/verb.ts";
import { announceDeviceListChange } from "../devices/announce-device-list-change.ts";
import { requireAtMost } from "./require-at-most.ts";
import { signaturesOf } from "./signatures-of.ts";
import { unsignedPart } from "./signed-json.ts";

export interface UploadKeys {
  readonly userId: UserId;
  readonly deviceId: string;
  readonly deviceKeys?: JsonObject;
  /** By `<algorithm>:<key id>`. */
  readonly oneTimeKeys: Readonly<Record<string, string | JsonObject>>;
  readonly fallbackKeys: Readonly<Record<string, string | JsonObject>>;
}

/** Ten times what the usual clients keep. */
const mostOneTimeKeys = 1_000;

/**
 * Publishes a device's keys (spec "Uploading keys"), inside a command; the same again changes nothing.
 *
 * @throws MatrixError `M_INVALID_PARAM` for keys of another device, an identity key or one-time key that differs from the one
 * of the same name, malformed names, or more than 1,000 one-time keys; `M_TOO_LARGE` for more than that in one request.
 */
export async function publishKeys(context: CommandContext, input: UploadKeys): Promise<void> {
  if (input.deviceKeys !== undefined) await storeDeviceKeys(context, input, input.deviceKeys);
  await storeOneTimeKeys(context, input);
  for (const key of fallbackKeysOf(input)) await writeFallbackKey(context.tx, input.userId, input.deviceId, key);
}

/**
 * Publishes the keys of the device that asks. Answers how many one-time keys of each algorithm it has now.
 *
 * Throws MatrixError as `publishKeys` does.
 */
export const uploadKeys = command("keys.upload", async (context, input: UploadKeys) => {
  await publishKeys(context, input);
  return oneTimeKeyCounts(context.tx, input.userId, input.deviceId);
});

async function storeDeviceKeys(context: CommandContext, input: UploadKeys, keys: JsonObject): Promise<void> {
  const { tx } = context;
  const { userId, deviceId } = input;
  if (keys["user_id"] !== userId) throw refused("device_keys.user_id is not yours.");
  if (keys["device_id"] !== deviceId) throw refused("device_keys.device_id is not the device whose keys these are.");
  const body = unsignedPart(keys);
  const known = await readDeviceKeys(tx, userId, deviceId);
  const knownBody: unknown = known === undefined ? undefined : JSON.parse(known);
  if (isJsonObject(knownBody) && !isSame(knownBody["keys"], body["keys"])) {
    throw refused("device_keys.keys: this device has published other identity keys. Sign in as a new device.");
  }
  const signatures = signaturesOf(keys, userId, deviceId);
  if (isSame(knownBody, body) && (await areKnown(context, userId, signatures))) return;
  await writeDeviceKeys(tx, { userId, deviceId, body: JSON.stringify(body) });
  await writeKeySignatures(tx, signatures);
  await announceDeviceListChange(context, userId);
}

async function areKnown(
  context: CommandContext,
  userId: UserId,
  signatures: readonly KeySignature[],
): Promise<boolean> {
  const known = new Set((await keySignaturesOf(context.tx, [userId], userId)).map((one) => JSON.stringify(one)));
  return signatures.every((signature) => known.has(JSON.stringify(signature)));
}

async function storeOneTimeKeys(context: CommandContext, input: UploadKeys): Promise<void> {
  const { tx } = context;
  const { userId, deviceId } = input;
  const keys = Object.entries(input.oneTimeKeys).map(([name, key]) => keyOf("one_time_keys", name, key));
  if (keys.length === 0) return;
  requireAtMost(mostOneTimeKeys, keys.length, "one-time keys");
  const unclaimed = new Map((await unclaimedOneTimeKeys(tx, userId, deviceId)).map((key) => [nameOf(key), key]));
  const claimed = new Set((await claimedAmong(tx, userId, deviceId, keys)).map(nameOf));
  const fresh = keys.filter((key) => {
    const known = unclaimed.get(nameOf(key));
    if (known !== undefined && known.key !== key.key && !isSame(JSON.parse(known.key), JSON.parse(key.key))) {
      throw refused(`one_time_keys: ${nameOf(key)} is there already, and is another key.`);
    }
    // Whoever claimed it has it: given out again, it would serve two senders.
    return known === undefined && !claimed.has(nameOf(key));
  });
  if (unclaimed.size + fresh.length > mostOneTimeKeys) {
    throw refused(`one_time_keys: a device keeps at most ${mostOneTimeKeys} keys here.`);
  }
  await addOneTimeKeys(tx, userId, deviceId, fresh);
}

function fallbackKeysOf(input: UploadKeys): readonly OneTimeKey[] {
  const keys = Object.entries(input.fallbackKeys).map(([name, key]) => keyOf("fallback_keys", name, key));
  if (new Set(keys.map((key) => key.algorithm)).size < keys.length) {
    throw refused("fallback_keys: there is one key for each algorithm.");
  }
  return keys;
}

function keyOf(field: string, name: string, key: string | JsonObject): OneTimeKey {
  const colon = name.indexOf(":");
  if (colon < 1 || colon === name.length - 1) throw refused(`${field}: a key is named <algorithm>:<key id>.`);
  return { algorithm: name.slice(0, colon), keyId: name.slice(colon + 1), key: JSON.stringify(key) };
}

function nameOf(key: { readonly algorithm: string; readonly keyId: string }): string {
  return `${key.algorithm}:${key.keyId}`;
}

function isSame(left: unknown, right: unknown): boolean {
  return left !== undefined && right !== undefined && canonicalJson(left) === canonicalJson(right);
}

function refused(message: string): MatrixError {
  return new MatrixError("M_INVALID_PARAM", message);
}
