import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { Trust } from "../snapshots/person.ts";

/** Knows who people are known to be. The key store answers later, so the first answer may change. */
export interface PeopleTrust {
  of(userId: string): Trust;
  /** What is known about a person may have changed. */
  forget(userId: string): void;
}

/** `onChange` is called when an answer differs from the one given before. */
export function peopleTrust(crypto: CryptoApi, onChange: () => void): PeopleTrust {
  const known = new Map<string, Trust>();
  const asked = new Set<string>();

  async function ask(userId: string): Promise<void> {
    const trust = await trustIn(crypto, userId);
    const before = known.get(userId) ?? "unverified";
    known.set(userId, trust);
    if (trust !== before) onChange();
  }

  return {
    of(userId) {
      if (!asked.has(userId)) {
        asked.add(userId);
        void ask(userId);
      }
      return known.get(userId) ?? "unverified";
    },
    forget(userId) {
      if (!asked.delete(userId)) return;
      asked.add(userId);
      void ask(userId);
    },
  };
}

/** What the key store knows about a person by now. */
export async function trustIn(crypto: CryptoApi, userId: string): Promise<Trust> {
  const status = await crypto.getUserVerificationStatus(userId).catch(() => null);
  if (status === null || !status.known) return "no-identity";
  if (status.isCrossSigningVerified()) return "verified";
  return status.needsUserApproval || status.wasCrossSigningVerified() ? "identity-changed" : "unverified";
}
