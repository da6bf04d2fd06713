/** A person as far as a snapshot needs to show one. */
export interface Person {
  readonly userId: string;
  /** The display name in this room, or the user id where there is none. Two people may have the same: see `ambiguous`. */
  readonly name: string;
  /** Another member of the room has the same name: show the user id beside it. */
  readonly ambiguous: boolean;
  /** `mxc://` address for `downloadMedia`, or null. */
  readonly avatar: string | null;
}

/**
 * What is known about who a person is.
 * `verified`: compared by emoji by this account. `unverified`: has an identity that nobody here compared.
 * `identity-changed`: was verified and has another identity since: warn, and let verify again. `no-identity`: none published.
 */
export type Trust = "verified" | "unverified" | "identity-changed" | "no-identity";
