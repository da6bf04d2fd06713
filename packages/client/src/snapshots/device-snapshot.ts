/** The account's devices. */
export interface DeviceListSnapshot {
  /** This device first, then the most recently seen, and what is dehydrated last. */
  readonly devices: readonly DeviceSnapshot[];
}

export interface DeviceSnapshot {
  readonly deviceId: string;
  /** Public to everybody who shares a room; null if none. */
  readonly displayName: string | null;
  /** The device that this client is. */
  readonly current: boolean;
  /** None that somebody holds: it keeps what others send while the person is signed in nowhere (MSC3814). */
  readonly dehydrated: boolean;
  /**
   * `verified`: vouched for by the account's identity. `unverified`: not; offer to verify it or to sign it out.
   * `no-encryption`: it published no keys.
   */
  readonly verification: "verified" | "unverified" | "no-encryption";
  /** Milliseconds since the epoch, or null. */
  readonly lastSeenAt: number | null;
  /** Network address, or null. */
  readonly lastSeenAddress: string | null;
}
