import type { LockedSession, ReadySession, RecoverySetUpSession } from "../snapshots/session-snapshot.ts";

/** What decides whether a device can be used, or what it needs first. */
export interface RecoveryFacts {
  /** The server has an identity (cross-signing keys) of the account. */
  readonly identityPublished: boolean;
  /** This device is signed by that identity. */
  readonly deviceVerified: boolean;
  /** This device has the identity's private keys. */
  readonly identityKeysHere: boolean;
  /** The account's secret storage has a default key. */
  readonly recoveryKeyExists: boolean;
  /** The person has still to confirm the recovery key that this device made; `shown` in this run, or in an earlier one. */
  readonly confirmation: "none" | "shown" | "earlier";
  readonly otherDeviceExists: boolean;
}

/** The part of the session state that follows from the facts; the account's and device's ids are the same in each. */
export type RecoveryState =
  | Pick<RecoverySetUpSession, "state" | "stage">
  | Pick<LockedSession, "state" | "recoveryKeyExists" | "otherDeviceExists">
  | Pick<ReadySession, "state">;

/**
 * The rule: an account without an identity gets one; a device that the identity does not vouch for is locked; one that it does
 * vouch for, and that could make the recovery key, has to until a person confirmed to have kept it.
 */
export function recoveryState(facts: RecoveryFacts): RecoveryState {
  if (!facts.identityPublished) return { state: "recovery-set-up", stage: stageOf(facts) };
  if (!facts.deviceVerified) {
    const { recoveryKeyExists, otherDeviceExists } = facts;
    return { state: "locked", recoveryKeyExists, otherDeviceExists };
  }
  // Without the identity's keys, a recovery key could only be made with a new identity, which nobody asked for.
  if (!facts.identityKeysHere) return { state: "ready" };
  if (facts.confirmation !== "none") return { state: "recovery-set-up", stage: stageOf(facts) };
  if (!facts.recoveryKeyExists) return { state: "recovery-set-up", stage: "key-needed" };
  return { state: "ready" };
}

function stageOf({ confirmation, recoveryKeyExists }: RecoveryFacts): RecoverySetUpSession["stage"] {
  if (confirmation === "shown") return "key-shown";
  return confirmation === "earlier" && recoveryKeyExists ? "key-unconfirmed" : "key-needed";
}
