/** What is there when a right recovery key was typed on a new device. */
export interface RecoverableSecrets {
  /** Secret storage holds the identity's three private keys. */
  readonly identityKeysStored: boolean;
  readonly identityKeysHere: boolean;
  /** A backup of message keys exists on the server. */
  readonly backupExists: boolean;
  /** Secret storage holds a key that opens that backup. */
  readonly backupKeyStored: boolean;
  /** This device has the key that opens it, not only the one that fills it. */
  readonly backupKeyHere: boolean;
  /** Another device of the account is verified, and may have the backup's key. */
  readonly verifiedDeviceExists: boolean;
}

/** What to do, in this order. */
export interface RecoveryPlan {
  /** `fetch` takes the identity's keys out of secret storage; `store` puts those of this device into it. `none` of them anywhere: another device must vouch for this one. */
  readonly identity: "fetch" | "store" | "keep" | "none";
  /** `fetch` and `store` as above. `wait` leaves the backup alone, because another device may still give its key. `new` replaces it. */
  readonly backup: "fetch" | "store" | "keep" | "wait" | "new";
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
  if (secrets.backupKeyHere) return { identity, backup: secrets.backupKeyStored ? "keep" : "store" };
  if (secrets.backupExists && secrets.backupKeyStored) return { identity, backup: "fetch" };
  // Whom nobody vouches for makes no backup in the account's name.
  return { identity, backup: identity === "none" ? "wait" : unopenedBackup(secrets) };
}

/** What becomes of a backup of which neither this device nor secret storage has the key. */
export function unopenedBackup({
  backupExists,
  verifiedDeviceExists,
}: Pick<RecoverableSecrets, "backupExists" | "verifiedDeviceExists">): "wait" | "new" {
  return backupExists && verifiedDeviceExists ? "wait" : "new";
}
