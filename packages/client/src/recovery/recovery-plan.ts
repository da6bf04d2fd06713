/** What is there when a right recovery key was typed on a new device. */
export interface RecoverableSecrets {
  /** Secret storage holds the identity's three private keys. */
  readonly identityKeysStored: boolean;
  readonly identityKeysHere: boolean;
  /** A backup of message keys exists on the server. */
  readonly backupExists: boolean;
  /** Secret storage holds a key that opens that backup. */
  readonly backupKeyStored: boolean;
  readonly backupKeyHere: boolean;
  /** Another device of the account is verified, and may have the backup's key. */
  readonly verifiedDeviceExists: boolean;
}

/** What to do, in this order. */
export interface RecoveryPlan {
  /** `fetch` takes the identity's keys out of secret storage; `store` puts those of this device into it. `none` of them anywhere: refuse. */
  readonly identity: "fetch" | "store" | "keep" | "none";
  /** `wait` leaves the backup alone, because another device may still give its key. `new` replaces it. */
  readonly backup: "fetch" | "keep" | "wait" | "new";
}

/**
 * The least destructive way to make a device whole. An identity is never replaced here, whatever is missing; a backup only if
 * nobody can open it any more, or there is none.
 */
export function recoveryPlan(secrets: RecoverableSecrets): RecoveryPlan {
  const identity = secrets.identityKeysHere
    ? secrets.identityKeysStored
      ? "keep"
      : "store"
    : secrets.identityKeysStored
      ? "fetch"
      : "none";
  if (secrets.backupKeyHere) return { identity, backup: "keep" };
  if (!secrets.backupExists) return { identity, backup: "new" };
  if (secrets.backupKeyStored) return { identity, backup: "fetch" };
  return { identity, backup: secrets.verifiedDeviceExists ? "wait" : "new" };
}
