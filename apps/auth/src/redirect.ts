import { announceArrival } from "@conclave/ui/session/announced-arrival";

/**
 * Leaves for the address that the server answered; the form that was sent doesn't stay in the history. The server checked
 * the address; a scheme that would run a script in this page is refused even so.
 *
 * @throws Error on such a scheme.
 */
export function leaveFor(address: string, location: Location): void {
  const { protocol } = new URL(address, location.href);
  if (/^(?:javascript|data|blob|vbscript):$/.test(protocol)) throw new Error("The server answered an unsafe address.");
  location.replace(address);
}

/**
 * Leaves for the chat after set-up, an invitation or a new password: the chat didn't ask for the login token in the address,
 * so this tab says that it is meant.
 *
 * @throws Error as `leaveFor`.
 */
export function enterChat(address: string, location: Location): void {
  announceArrival(new URL(address, location.href).href);
  leaveFor(address, location);
}
