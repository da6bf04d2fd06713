/**
 * The server name of `@...:server`, `#...:server` or an old `!...:server`: what follows the first colon, a port included.
 * Empty for an identifier without a domain, such as an event's or a version 12 room's.
 */
export function serverNameOf(identifier: string): string {
  const colon = identifier.indexOf(":");
  return colon === -1 ? "" : identifier.slice(colon + 1);
}

const hostname = /^[A-Za-z0-9.-]{1,230}$/;
const address6 = /^\[[0-9A-Fa-f:.]{2,45}\]$/;

/** Whether the text is a server name: DNS name or IP address, and perhaps a port (spec appendix "Server Name"). */
export function isServerName(text: string): boolean {
  const port = /:[0-9]{1,5}$/.exec(text);
  const host = port ? text.slice(0, port.index) : text;
  return text.length <= 230 && (hostname.test(host) || address6.test(host));
}
