import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoApi, GeneratedSecretStorageKey } from "matrix-js-sdk/lib/crypto-api/index.js";
import { withPassword } from "../devices/user-interactive-authentication.ts";

/**
 * Makes a new recovery key, secret storage behind it, and a backup unless `keepBackup` and one is active. The identity's keys, which
 * this device has, go into the storage. Any step can fail and the whole can be repeated.
 */
export async function makeRecoveryKey(crypto: CryptoApi, keepBackup: boolean): Promise<GeneratedSecretStorageKey> {
  const recoveryKey = await crypto.createRecoveryKeyFromPassphrase();
  const backupIsActive = keepBackup && (await crypto.getActiveSessionBackupVersion()) !== null;
  await crypto.bootstrapSecretStorage({
    setupNewSecretStorage: true,
    createSecretStorageKey: async () => recoveryKey,
    setupNewKeyBackup: !backupIsActive,
  });
  return recoveryKey;
}

/**
 * Makes a new identity in place of any that there is, while secret storage has no default key: the SDK would otherwise want the old
 * recovery key, and would overwrite the secrets behind it before the server has accepted the new identity. If it isn't accepted, the old
 * default key is put back.
 *
 * @throws ClientError `password-needed`, `password-wrong` or `server-unsupported`; else what the request rejects with.
 */
export async function makeIdentity(sdk: MatrixClient, crypto: CryptoApi, password: string | undefined): Promise<void> {
  const formerKeyId = await sdk.secretStorage.getDefaultKeyId();
  if (formerKeyId !== null) await sdk.secretStorage.setDefaultKeyId(null);
  try {
    await crypto.bootstrapCrossSigning({
      setupNewCrossSigning: true,
      authUploadDeviceSigningKeys: (request) => withPassword(sdk.getSafeUserId(), password, request),
    });
  } catch (error) {
    if (formerKeyId !== null) await sdk.secretStorage.setDefaultKeyId(formerKeyId);
    throw error;
  }
}
