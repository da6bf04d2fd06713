import type { Failure } from "../failure.ts";

/**
 * Where the session stands: the app's screens follow this and nothing else.
 *
 * ```text
 *            start()                 finishSignIn()
 * (new) ──► starting ──► signed-out ───────────────► starting ──┬─► recovery-set-up ──► ready
 *              │  ▲                                             ├─► locked ───────────► ready
 *              │  └── useHere() or the other tab ends           └─► ready
 *              ├──► other-tab-owns                  ready ──► soft-logged-out ──► starting (same device, keys kept)
 *              └──► failed ──► start()              any   ──► signed-out
 * ```
 */
export type SessionSnapshot =
  | SignedOutSession
  | StartingSession
  | FailedSession
  | OtherTabOwnsSession
  | RecoverySetUpSession
  | LockedSession
  | ReadySession
  | SoftLoggedOutSession;

/** No session on this device. Offer `startSignIn`. */
export interface SignedOutSession {
  readonly state: "signed-out";
  /**
   * Why: `never-signed-in` also after the person's own sign-out; `ended-by-server` when an administrator or another device
   * ended it; `account-erased`: the person had their account erased. In every case this device's keys and cached data are gone.
   */
  readonly reason: "never-signed-in" | "signed-out" | "ended-by-server" | "account-erased";
}

/** Loading. The steps come in this order; each may be skipped. */
export interface StartingSession {
  readonly state: "starting";
  readonly step: "restoring-session" | "signing-in" | "loading-encryption" | "first-sync" | "checking-recovery";
  /** Null until known. */
  readonly userId: string | null;
  /**
   * `self`, `rooms` and `spaces` are what was last seen of this session here: show them, and where one goes in them. Every command is refused yet, and what is
   * unread may have been read since (`rooms.complete` is false).
   */
  readonly resumes: boolean;
}

/** Starting did not work, and what is stored was kept. Offer `start` again, and `signOut`. */
export interface FailedSession {
  readonly state: "failed";
  readonly failure: Failure;
}

/**
 * Another tab of this browser runs the session: only one may own the keys. Offer `useHere`. When the other tab closes, this
 * one goes on by itself.
 */
export interface OtherTabOwnsSession {
  readonly state: "other-tab-owns";
}

/** First run: the account has no recovery key yet, or the person never confirmed having kept it. Rooms are not offered yet. */
export interface RecoverySetUpSession {
  readonly state: "recovery-set-up";
  readonly userId: string;
  readonly deviceId: string;
  /**
   * `key-needed`: call `setUpRecovery`. `key-shown`: it was called in this run; the key awaits `confirmRecoverySaved`.
   * `key-unconfirmed`: it was shown in an earlier run (the tab was closed): it can't be shown again, so `setUpRecovery` makes
   * another one, and the earlier one opens nothing any more.
   */
  readonly stage: "key-needed" | "key-shown" | "key-unconfirmed";
}

/**
 * This device is not verified by the account's identity, so it can't read what was sent before and others see it as untrusted.
 * Offer `recover` (if `recoveryKeyExists`), `startOwnVerification` (if `otherDeviceExists`) and, as the last resort,
 * `resetIdentity`. Verification from another device arrives in `verifications`. Rooms are there and every command works, so
 * that the app may let the person in with a warning.
 */
export interface LockedSession {
  readonly state: "locked";
  readonly userId: string;
  readonly deviceId: string;
  readonly recoveryKeyExists: boolean;
  readonly otherDeviceExists: boolean;
}

/**
 * Everything works. See `encryption` for the state of the backup. A device that was ready is so again as soon as its cache is read, before the
 * server was heard (see `connection` and `rooms.complete`); should it be locked by then, the state changes.
 */
export interface ReadySession {
  readonly state: "ready";
  readonly userId: string;
  readonly deviceId: string;
}

/** The server wants a new sign-in; keys and cached data are kept. Offer `startSignIn`; `finishSignIn` keeps the device. */
export interface SoftLoggedOutSession {
  readonly state: "soft-logged-out";
  readonly userId: string;
  readonly deviceId: string;
}
