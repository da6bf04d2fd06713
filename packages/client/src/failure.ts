import { AppError } from "@conclave/base/app-error";

/**
 * Every reason for which a command or a message can fail: a closed list, so that the app has a sentence in each language for
 * each of them.
 */
export type FailureCode =
  /** The server could not be reached. */
  | "offline"
  /** The server asks to slow down; see `retryAfterMilliseconds`. */
  | "rate-limited"
  /** The server, the room's rules or the organisation's policy do not allow it. */
  | "forbidden"
  /** Larger than the server takes. */
  | "too-large"
  /** No such room, person, device or file. */
  | "not-found"
  /** The room is not known to this client yet, so nothing is sent into it: it could go out in the clear. */
  | "room-unknown"
  /** Whether the room is encrypted is not known yet, or it claims to be in the clear after it was encrypted. Nothing is sent. */
  | "encryption-unknown"
  /** It waited through a reload for so long that it isn't sent unasked. */
  | "waited-too-long"
  /** Encrypting failed; nothing was sent. */
  | "encryption-failed"
  /** Only verified devices get keys, and this one isn't verified; nothing was sent. */
  | "device-unverified"
  /** Only verified devices get keys, and somebody in the room whom this person had verified has another identity now; nothing was sent. */
  | "identity-changed"
  /** A file is not what its sender sent: its hash does not match, or it is described in a way that is not accepted. */
  | "tampered"
  /** The text is no recovery key (a typing mistake: its check digits do not match). */
  | "recovery-key-malformed"
  /** A well-formed recovery key, but not this account's, or not the one just shown. */
  | "recovery-key-wrong"
  /** The recovery key opened what it could, but the identity's keys are not behind it: another device has to verify this one. */
  | "identity-not-stored"
  /** The account has no secret storage, so there is nothing that a recovery key could open. */
  | "recovery-not-set-up"
  /** The server wants the account's password for this; call again with it. */
  | "password-needed"
  /** The password was wrong; ask again. */
  | "password-wrong"
  /** Signing in again after a soft sign-out came back as somebody else. */
  | "account-mismatch"
  /** The way back from signing in was not one that this client had started, or its token is used up or expired. */
  | "sign-in-rejected"
  /** The server wants a step that this client does not know (an unknown authentication stage or login flow). */
  | "server-unsupported"
  /** The person, or this client on sign-out, cancelled it. */
  | "cancelled"
  /** The command does not fit the session's state (for example sending while signed out). */
  | "not-possible-now"
  /** Anything else; `detail` says more, in English. */
  | "unexpected";

/** A failure as snapshots carry it: plain data. */
export interface Failure {
  readonly code: FailureCode;
  /** Milliseconds to wait before trying again; only with `rate-limited`, and only where the server said it. */
  readonly retryAfterMilliseconds?: number;
  /** The server's own sentence (English), fit to be shown below ours; never holds a secret. */
  readonly detail?: string;
}

/** What a command rejects with. Its `code` is a `FailureCode`; `message` is English and for logs only. */
export class ClientError extends AppError {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code, failure.detail ?? failure.code);
    this.name = "ClientError";
    this.failure = failure;
  }
}
