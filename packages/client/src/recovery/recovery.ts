import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type CryptoApi, CryptoEvent } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { RecoveryCommands } from "../commands.ts";
import { asClientError, notPossibleNow } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import type { EncryptionSnapshot } from "../snapshots/encryption-snapshot.ts";
import type { Dehydration } from "./dehydration.ts";
import type { KeyQueries } from "./key-queries.ts";
import { makeIdentity, makeRecoveryKey } from "./make-recovery.ts";
import { isBackupKeyHere, recoverableSecrets, recoveryFacts } from "./recovery-facts.ts";
import { recoveryKeyBytes } from "./recovery-key.ts";
import { recoveryPlan } from "./recovery-plan.ts";
import { type RecoveryFacts, type RecoveryState, recoveryState } from "./recovery-state.ts";
import type { SecretStorageKeys } from "./secret-storage-keys.ts";

/** In the store from the moment a recovery key is made until it is confirmed: the key's id, or that it is being made. */
const unconfirmedKey = "recovery-unconfirmed";
const beingMade = "true";
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

/** What recovery works with. */
export interface RecoveryParts {
  readonly sdk: MatrixClient;
  readonly crypto: CryptoApi;
  readonly store: KeyValueStore;
  readonly keys: SecretStorageKeys;
  readonly queries: KeyQueries;
  readonly dehydrated: Dehydration;
}

/** Setting up, confirming, recovering and resetting (spec "Secrets", "Cross-signing", "Server-side key backups"). */
export function recovery(
  { sdk, crypto, store, keys, queries, dehydrated }: RecoveryParts,
  publish: (news: RecoveryNews) => void,
): Recovery {
  let shown = false;
  let current: RecoveryState | null = null;
  let restoring: EncryptionSnapshot["restoring"] = null;
  let restoredVersion: string | null = null;
  let deviceVerified = false;

  async function refresh(): Promise<void> {
    const facts = await recoveryFacts(sdk, crypto, await confirmation());
    deviceVerified = facts.deviceVerified;
    current = recoveryState(facts);
    if (current.state === "ready") {
      await store.set(readyKey, "true");
      void dehydrated.keepFresh();
    } else await store.delete(readyKey);
    publish({ state: current, encryption: await encryption() });
  }

  async function confirmation(): Promise<RecoveryFacts["confirmation"]> {
    if (shown) return "shown";
    const madeKeyId = await store.get(unconfirmedKey);
    if (madeKeyId === null) return "none";
    // Whoever made another key since, on another device, has to confirm that one.
    if (madeKeyId === beingMade || madeKeyId === (await sdk.secretStorage.getDefaultKeyId())) return "earlier";
    await store.delete(unconfirmedKey);
    return "none";
  }

  async function encryption(): Promise<EncryptionSnapshot> {
    const open = await isBackupKeyHere(crypto);
    const backup = open ? "active" : (await crypto.getKeyBackupInfo()) === null ? "none" : "locked";
    return { deviceVerified, backup, restoring };
  }

  async function make(identity: "keep" | "new", password: string | undefined): Promise<{ recoveryKey: string }> {
    if (identity === "new") await makeIdentity(sdk, crypto, queries, password);
    await store.set(unconfirmedKey, beingMade);
    shown = false;
    const { encodedPrivateKey } = await makeRecoveryKey(sdk, crypto, identity);
    if (encodedPrivateKey === undefined) throw new Error("the SDK made a recovery key without its text");
    await dehydrated.storageMade();
    keys.forget();
    await store.set(unconfirmedKey, (await sdk.secretStorage.getDefaultKeyId()) ?? beingMade);
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
    if (plan.identity === "fetch" || plan.identity === "store") await crypto.bootstrapCrossSigning({});
    if (plan.backup === "new") await crypto.resetKeyBackup();
    // With a storage that is there, this puts into it what this device has.
    if (plan.backup === "store") await crypto.bootstrapSecretStorage({});
    if (plan.backup === "fetch") {
      await crypto.loadSessionBackupPrivateKeyFromSecretStorage().catch(async (error: unknown) => {
        if (!isMismatch(error)) throw error;
        // The stored key opens an older backup: nobody else can open this one either, unless another device does.
        const { backup } = recoveryPlan({ ...(await recoverableSecrets(sdk, crypto)), backupKeyStored: false });
        if (backup === "new") await crypto.resetKeyBackup();
      });
    }
    await crypto.checkKeyBackupAndEnable();
    // The messages can be read then, and this device waits for another one to vouch for it.
    if (plan.identity === "none") throw new ClientError({ code: "identity-not-stored" });
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
        // The state is of an account without an identity, or of a device that has its keys.
        const { identityPublished } = await recoveryFacts(sdk, crypto, "none");
        return make(identityPublished ? "keep" : "new", password);
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
          await dehydrated.storageOpened();
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
