import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoApi, GeneratedSecretStorageKey } from "matrix-js-sdk/lib/crypto-api/index.js";
import { withPassword } from "../devices/user-interactive-authentication.ts";
import type { KeyQueries } from "./key-queries.ts";
import { areIdentityKeysHere, isBackupKeyHere, otherVerifiedDeviceExists } from "./recovery-facts.ts";
import { unopenedBackup } from "./recovery-plan.ts";

/**
 * Makes a new recovery key and secret storage behind it. The identity's keys, which this device has, go into the storage. A new identity has a new backup:
 * whoever may have had the old one's keys reads nothing of what follows. Otherwise the backup's key goes into the storage too if it is here, and there is a new backup
 * only where no other device can open the old one. Any step can fail and the whole can be repeated.
 */
export async function makeRecoveryKey(
  sdk: MatrixClient,
  crypto: CryptoApi,
  identity: "keep" | "new",
): Promise<GeneratedSecretStorageKey> {
  // A key that opens nothing must not be shown.
  if (!(await areIdentityKeysHere(crypto))) throw new Error("the keys of the identity aren't here");
  const recoveryKey = await crypto.createRecoveryKeyFromPassphrase();
  const setupNewKeyBackup = identity === "new" || (await isNewBackupNeeded(sdk, crypto));
  await crypto.bootstrapSecretStorage({
    setupNewSecretStorage: true,
    createSecretStorageKey: async () => recoveryKey,
    setupNewKeyBackup,
  });
  return recoveryKey;
}

async function isNewBackupNeeded(sdk: MatrixClient, crypto: CryptoApi): Promise<boolean> {
  if (await isBackupKeyHere(crypto)) return false;
  const backupExists = (await crypto.getKeyBackupInfo()) !== null;
  const verifiedDeviceExists = await otherVerifiedDeviceExists(sdk, crypto);
  return unopenedBackup({ backupExists, verifiedDeviceExists }) === "new";
}

/**
 * Makes a new identity in place of any that there is, while secret storage has no default key: the SDK would otherwise want the old
 * recovery key, and would overwrite the secrets behind it before the server has accepted the new identity. If it isn't accepted, the old
 * default key is put back.
 *
 * @throws ClientError `password-needed`, `password-wrong` or `server-unsupported`; else what the request rejects with.
 */
export async function makeIdentity(
  sdk: MatrixClient,
  crypto: CryptoApi,
  queries: KeyQueries,
  password: string | undefined,
): Promise<void> {
  const userId = sdk.getSafeUserId();
  const formerKeyId = await sdk.secretStorage.getDefaultKeyId();
  if (formerKeyId !== null) await sdk.secretStorage.setDefaultKeyId(null);
  try {
    await queries.holdWhile(async () => {
      // Waits for the answers that are on their way.
      await crypto.getUserDeviceInfo([userId]);
      await crypto.bootstrapCrossSigning({
        setupNewCrossSigning: true,
        authUploadDeviceSigningKeys: (request) => withPassword(userId, password, request),
      });
    });
  } catch (error) {
    if (formerKeyId !== null) await sdk.secretStorage.setDefaultKeyId(formerKeyId);
    throw error;
  }
}
