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
  const storedKey = await sdk.secretStorage.get("m.megolm_backup.v1");
  return {
    identityKeysStored: status.privateKeysInSecretStorage,
    identityKeysHere: await areIdentityKeysHere(crypto),
    backupExists: backup !== null,
    backupKeyStored: storedKey !== undefined && storedKey !== null,
    backupKeyHere: (await crypto.getActiveSessionBackupVersion()) !== null,
    verifiedDeviceExists: await otherVerifiedDeviceExists(sdk, crypto),
  };
}

/** The crypto store may hold an identity that was never uploaded, so the server itself is asked. */
async function isIdentityPublished(sdk: MatrixClient): Promise<boolean> {
  const userId = sdk.getSafeUserId();
  const answer = await sdk.downloadKeysForUsers([userId]);
  return answer.master_keys?.[userId] !== undefined;
}

async function areIdentityKeysHere(crypto: CryptoApi): Promise<boolean> {
  const { privateKeysCachedLocally: here } = await crypto.getCrossSigningStatus();
  return here.masterKey && here.selfSigningKey && here.userSigningKey;
}

async function otherVerifiedDeviceExists(sdk: MatrixClient, crypto: CryptoApi): Promise<boolean> {
  const userId = sdk.getSafeUserId();
  const devices = (await crypto.getUserDeviceInfo([userId], true)).get(userId);
  for (const deviceId of devices?.keys() ?? []) {
    if (deviceId === sdk.getDeviceId()) continue;
    const status = await crypto.getDeviceVerificationStatus(userId, deviceId);
    if (status?.signedByOwner === true) return true;
  }
  return false;
}
