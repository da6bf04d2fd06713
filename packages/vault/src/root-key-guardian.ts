/** The length of a root key in bytes. */
export const rootKeyLength = 32;

/**
 * Where the root key comes from. The vault asks once, when it opens, derives what it needs and wipes the bytes.
 * What the guardian is (a file; a passphrase, a service or shares) is known to nobody else.
 */
export interface RootKeyGuardian {
  /** Names the source in messages, for example `the key file /etc/conclave/root.key`. */
  readonly description: string;
  /**
   * A fresh copy of the 32 bytes, which the caller wipes.
   *
   * @throws AppError whose code starts with `ROOT_KEY_` and whose message says what to do.
   */
  rootKey(): Promise<Uint8Array>;
}
