/** The state of this account's keys on this device. */
export interface EncryptionSnapshot {
  /** This device is vouched for by the account's own identity. */
  readonly deviceVerified: boolean;
  /**
   * `unknown`: not looked at yet. `active`: keys of messages are backed up by this device. `locked`: a backup exists, but this device does
   * not have its key (messages still arrive; recover to mend it). `none`: there is no backup.
   */
  readonly backup: "unknown" | "active" | "locked" | "none";
  /** While keys are being restored from the backup: how many of how many; else null. */
  readonly restoring: { readonly imported: number; readonly total: number } | null;
}
