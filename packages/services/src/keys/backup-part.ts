import type { SessionSelection } from "@conclave/storage/keys/key-backup-sessions-store";

/** A part of a person's backup. */
export interface BackupPart extends SessionSelection {
  readonly userId: string;
  readonly version: string;
}
