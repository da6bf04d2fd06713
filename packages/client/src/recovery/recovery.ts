import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type CryptoApi, CryptoEvent } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { RecoveryCommands } from "../commands.ts";
import { asClientError, notPossibleNow } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import type { EncryptionSnapshot } from "../snapshots/encryption-snapshot.ts";
import { makeIdentity, makeRecoveryKey } from "./make-recovery.ts";
import { recoverableSecrets, recoveryFacts } from "./recovery-facts.ts";
import { recoveryKeyBytes } from "./recovery-key.ts";
import { recoveryPlan } from "./recovery-plan.ts";
import { type RecoveryState, recoveryState } from "./recovery-state.ts";
import type { SecretStorageKeys } from "./secret-storage-keys.ts";

/** In the store from the moment a recovery key is made until it is confirmed. */
const unconfirmedKey = "recovery-unconfirmed";
/** In the store while this device was ready when it last looked. */
const readyKey = "recovery-ready";

export interface Recovery extends RecoveryCommands {
  /** Looks at everything again and publishes both. Failing to ask the server rejects and changes nothing. */
  refresh(): Promise<void>;
  /**
   * Before the server can be asked: publishes `ready` if this device was when it last looked, so that what is cached can be read at once
   * and without a network. Looking again corrects it.
   */
  resume(): Promise<void>;
}

/** What became known of the account's recovery. */
export interface RecoveryNews {
  readonly state: RecoveryState;
  readonly encryption: EncryptionSnapshot;
}

/** Setting up, confirming, recovering and resetting (spec "Secrets", "Cross-signing", "Server-side key backups"). */
export function recovery(
  sdk: MatrixClient,
  crypto: CryptoApi,
  store: KeyValueStore,
  keys: SecretStorageKeys,
  publish: (news: RecoveryNews) => void,
): Recovery {
  let shown = false;
  let current: RecoveryState | null = null;
  let restoring: EncryptionSnapshot["restoring"] = null;
  let restoredVersion: string | null = null;
  let deviceVerified = false;

  async function refresh(): Promise<void> {
    const confirmation = shown ? "shown" : (await store.get(unconfirmedKey)) === null ? "none" : "earlier";
    const facts = await recoveryFacts(sdk, crypto, confirmation);
    deviceVerified = facts.deviceVerified;
    current = recoveryState(facts);
    if (current.state === "ready") await store.set(readyKey, "true");
    else await store.delete(readyKey);
    publish({ state: current, encryption: await encryption() });
  }

  async function encryption(): Promise<EncryptionSnapshot> {
    const active = (await crypto.getActiveSessionBackupVersion()) !== null;
    const backup = active ? "active" : (await crypto.getKeyBackupInfo()) === null ? "none" : "locked";
    return { deviceVerified, backup, restoring };
  }

  async function make(identity: "keep" | "new", password: string | undefined): Promise<{ recoveryKey: string }> {
    if (identity === "new") await makeIdentity(sdk, crypto, password);
    await store.set(unconfirmedKey, "true");
    shown = false;
    const { encodedPrivateKey } = await makeRecoveryKey(crypto, identity === "keep");
    if (encodedPrivateKey === undefined) throw new Error("the SDK made a recovery key without its text");
    keys.forget();
    shown = true;
    await refresh();
    return { recoveryKey: encodedPrivateKey };
  }

  /** Checks a typed key against the account's secret storage, and gives the id of that key. */
  async function check(recoveryKey: string): Promise<{ keyId: string; bytes: Uint8Array<ArrayBuffer> }> {
    const bytes = recoveryKeyBytes(recoveryKey);
    const stored = await sdk.secretStorage.getKey();
    if (stored === null) throw new ClientError({ code: "recovery-not-set-up" });
    const [keyId, description] = stored;
    if (!(await sdk.secretStorage.checkKey(bytes, description))) throw new ClientError({ code: "recovery-key-wrong" });
    return { keyId, bytes };
  }

  async function unlock(): Promise<void> {
    const plan = recoveryPlan(await recoverableSecrets(sdk, crypto));
    // bootstrapCrossSigning makes a NEW identity when it finds no keys: it must not be asked then.
    if (plan.identity === "none") throw new ClientError({ code: "recovery-not-set-up" });
    if (plan.identity !== "keep") await crypto.bootstrapCrossSigning({});
    if (plan.backup === "new") await crypto.resetKeyBackup();
    if (plan.backup === "fetch") {
      await crypto.loadSessionBackupPrivateKeyFromSecretStorage().catch(async (error: unknown) => {
        if (!isMismatch(error)) throw error;
        // The stored key opens an older backup: nobody else can open this one either, unless another device does.
        const { backup } = recoveryPlan({ ...(await recoverableSecrets(sdk, crypto)), backupKeyStored: false });
        if (backup === "new") await crypto.resetKeyBackup();
      });
    }
    await crypto.checkKeyBackupAndEnable();
  }

  /** Fetches every key that the backup holds; what fails is fetched one by one when it is needed. */
  async function restore(): Promise<void> {
    if (restoring !== null) return;
    restoring = { imported: 0, total: 0 };
    try {
      const version = await crypto.getActiveSessionBackupVersion();
      if (version === null || version === restoredVersion) return;
      restoredVersion = version;
      await crypto.restoreKeyBackup({
        progressCallback(progress) {
          if (!("total" in progress)) return;
          restoring = { imported: progress.successes, total: progress.total };
          tellProgress();
        },
      });
    } catch {
      restoredVersion = null;
    } finally {
      restoring = null;
      tellProgress();
    }
  }

  function tellProgress(): void {
    const state = current;
    if (state === null) return;
    // It can only fail where the engine was stopped meanwhile.
    encryption().then(
      (now) => publish({ state, encryption: now }),
      () => undefined,
    );
  }

  sdk.on(CryptoEvent.KeyBackupDecryptionKeyCached, () => void restore());

  return {
    refresh,
    async resume() {
      if ((await store.get(readyKey)) === null || current !== null) return;
      publish({ state: { state: "ready" }, encryption: { deviceVerified: true, backup: "unknown", restoring: null } });
    },
    setUpRecovery: (password) =>
      asClientError(async () => {
        await refresh();
        if (current?.state !== "recovery-set-up") throw notPossibleNow();
        const facts = await recoveryFacts(sdk, crypto, "none");
        return make(facts.identityPublished && facts.identityKeysHere ? "keep" : "new", password);
      }),
    confirmRecoverySaved: (recoveryKey) =>
      asClientError(async () => {
        if (!shown) throw notPossibleNow();
        await check(recoveryKey);
        await store.delete(unconfirmedKey);
        shown = false;
        await refresh();
      }),
    recover: (recoveryKey) =>
      asClientError(async () => {
        const { keyId, bytes } = await check(recoveryKey);
        keys.add(keyId, bytes);
        try {
          await unlock();
        } finally {
          keys.forget();
        }
        // Whoever typed it has kept it.
        await store.delete(unconfirmedKey);
        await refresh();
        void restore();
      }),
    resetIdentity: (password) => asClientError(() => make("new", password)),
  };
}

function isMismatch(error: unknown): boolean {
  return error instanceof Error && error.name === "DecryptionKeyDoesNotMatchError";
}
