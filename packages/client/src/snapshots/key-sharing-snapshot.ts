/** Who gets the keys of what is sent on this device. */
export interface KeySharingSnapshot {
  /**
   * Devices that their owners didn't verify get no keys, and what they send isn't shown. Sending fails while this device isn't verified itself, or
   * where somebody whom this person had verified has another identity now.
   */
  readonly onlyVerifiedDevices: boolean;
  /**
   * What the organisation wants. `verified`: the person can't turn it off. `ended`: it wanted verified devices, and says now that it doesn't; on until the person
   * turns it off.
   */
  readonly policy: "any" | "verified" | "ended";
}
