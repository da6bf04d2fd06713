import type { Person } from "./person.ts";
import type { MessageSecurity } from "./timeline-item.ts";

/** All that is known about one message besides its text. */
export interface MessageDetails {
  readonly eventId: string;
  readonly sender: Person;
  readonly timestamp: number;
  readonly security: MessageSecurity;
  /** How it was encrypted: the algorithm's name in the specification; null for one in the clear. */
  readonly algorithm: string | null;
  /** The device that it came from, as far as the key tells; null where it doesn't. */
  readonly device: {
    readonly deviceId: string;
    /** The name that its owner gave it; null if none is known. */
    readonly name: string | null;
    /** `own-identity`: vouched for by its owner's identity, which nobody here compared. */
    readonly trust: "verified" | "own-identity" | "unverified";
    /** Ed25519, base64, grouped in fours. */
    readonly fingerprint: string | null;
  } | null;
  /** Others whose receipt is at this message or behind it, the most recent first. `at`: when the receipt was sent, milliseconds. */
  readonly readBy: readonly { readonly person: Person; readonly at: number }[];
}

/** One wording of a message that was edited. */
export interface MessageVersion {
  readonly eventId: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly body: string;
}
