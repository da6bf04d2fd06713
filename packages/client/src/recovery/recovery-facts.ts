import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { RecoverableSecrets } from "./recovery-plan.ts";
import type { RecoveryFacts } from "./recovery-state.ts";

/** Gathers what decides the session's state; asks the server for the account's identity. */
export async function recoveryFacts(
  sdk: MatrixClient,
  crypto: CryptoApi,
  confirmation: RecoveryFacts["confirmation"],
): Promise<RecoveryFacts> {
  const userId = sdk.getSafeUserId();
  const identityPublished = await isIdentityPublished(sdk);
  const own = await crypto.getDeviceVerificationStatus(userId, sdk.getDeviceId() ?? "");
  return {
    identityPublished,
    deviceVerified: own?.crossSigningVerified ?? false,
    identityKeysHere: await areIdentityKeysHere(crypto),
    recoveryKeyExists: (await sdk.secretStorage.getDefaultKeyId()) !== null,
    confirmation,
    otherDeviceExists: await otherVerifiedDeviceExists(sdk, crypto),
  };
}

/** Gathers what there is to recover; the right recovery key must be known to the SDK's callbacks already. */
export async function recoverableSecrets(sdk: MatrixClient, crypto: CryptoApi): Promise<RecoverableSecrets> {
  const status = await crypto.getCrossSigningStatus();
  const backup = await crypto.getKeyBackupInfo();
  return {
    identityKeysStored: status.privateKeysInSecretStorage,
    identityKeysHere: await areIdentityKeysHere(crypto),
    backupExists: backup !== null,
    backupKeyStored: await isStored(sdk, "m.megolm_backup.v1"),
    backupKeyHere: await isBackupKeyHere(crypto),
    verifiedDeviceExists: await otherVerifiedDeviceExists(sdk, crypto),
  };
}

/** Whether the key of secret storage opens a secret: not one that was taken away (its content is empty), or put behind an earlier key. */
async function isStored(sdk: MatrixClient, name: "m.megolm_backup.v1"): Promise<boolean> {
  const keyId = await sdk.secretStorage.getDefaultKeyId();
  const keys = await sdk.secretStorage.isStored(name);
  return keyId !== null && keys !== null && Object.hasOwn(keys, keyId);
}

/**
 * Whether this device fills the account's backup, and could read it. A device that was verified fills it as soon as it knows it,
 * but has its key only once another device or secret storage gave it.
 */
export async function isBackupKeyHere(crypto: CryptoApi): Promise<boolean> {
  const backup = await crypto.getKeyBackupInfo();
  if (backup === null || (await crypto.getActiveSessionBackupVersion()) === null) return false;
  return (await crypto.isKeyBackupTrusted(backup)).matchesDecryptionKey;
}

/** The crypto store may hold an identity that was never uploaded, so the server itself is asked. */
async function isIdentityPublished(sdk: MatrixClient): Promise<boolean> {
  const userId = sdk.getSafeUserId();
  const answer = await sdk.downloadKeysForUsers([userId]);
  return answer.master_keys?.[userId] !== undefined;
}

export async function areIdentityKeysHere(crypto: CryptoApi): Promise<boolean> {
  const { privateKeysCachedLocally: here } = await crypto.getCrossSigningStatus();
  return here.masterKey && here.selfSigningKey && here.userSigningKey;
}

export async function otherVerifiedDeviceExists(sdk: MatrixClient, crypto: CryptoApi): Promise<boolean> {
  const userId = sdk.getSafeUserId();
  const devices = (await crypto.getUserDeviceInfo([userId], true)).get(userId);
  for (const [deviceId, { dehydrated }] of devices ?? []) {
    // Nobody sits before a dehydrated one, and it answers nothing.
    if (deviceId === sdk.getDeviceId() || dehydrated) continue;
    const status = await crypto.getDeviceVerificationStatus(userId, deviceId);
    if (status?.signedByOwner === true) return true;
  }
  return false;
}
