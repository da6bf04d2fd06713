const storeKey = "conclave.arrival";

/**
 * Says, for this tab and origin alone, that the next page is entered by `address` on purpose. The chat takes a login token
 * that it did not ask for only so announced: else a link could sign a person in to somebody else's account.
 */
export function announceArrival(address: string): void {
  try {
    globalThis.sessionStorage?.setItem(storeKey, address);
  } catch {
    // Without storage the chat asks for an ordinary sign-in.
  }
}

/** Whether exactly this address was announced; whatever was announced is forgotten. */
export function takeAnnouncedArrival(address: string): boolean {
  try {
    const announced = globalThis.sessionStorage?.getItem(storeKey);
    globalThis.sessionStorage?.removeItem(storeKey);
    return announced === address;
  } catch {
    return false;
  }
}
