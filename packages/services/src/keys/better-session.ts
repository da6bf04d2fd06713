import type { BackedUpSession } from "@conclave/storage/keys/key-backup-sessions-store";

type Quality = Pick<BackedUpSession, "isVerified" | "firstMessageIndex" | "forwardedCount">;

/**
 * Whether a session that is sent replaces the one that is backed up (spec "Server-side key backups"): a verified one beats one
 * that is not, then the one that reaches further back, then the one that was forwarded less often. Equals stay.
 */
export function isBetterSession(sent: Quality, kept: Quality): boolean {
  if (sent.isVerified !== kept.isVerified) return sent.isVerified;
  if (sent.firstMessageIndex !== kept.firstMessageIndex) return sent.firstMessageIndex < kept.firstMessageIndex;
  return sent.forwardedCount < kept.forwardedCount;
}
