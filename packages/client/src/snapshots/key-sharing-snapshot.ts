/** Who gets the keys of what is sent on this device. */
export interface KeySharingSnapshot {
  /**
   * Devices that their owners didn't verify get no keys, and what they send isn't shown. Sending fails while this device isn't verified itself, or
   * where somebody whom this person had verified has another identity now.
   */
  readonly onlyVerifiedDevices: boolean;
}
