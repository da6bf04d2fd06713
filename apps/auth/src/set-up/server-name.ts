/**
 * Whether a text may be a server name (spec appendix "Server Name"): a DNS name or an address in numbers, and perhaps a port.
 * Capitals are refused, since names are compared as they are written.
 */
export function isServerName(text: string): boolean {
  return text.length <= 230 && /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(text);
}

/**
 * A first guess at the server name from the page's own address: its domain, without a `chat.` or `matrix.` before it.
 * Nothing for an address in numbers, which nobody wants in their name.
 */
export function suggestServerName(hostname: string): string {
  if (/^[\d.]+$|^\[/.test(hostname)) return "";
  return hostname.toLowerCase().replace(/^(?:chat|matrix|conclave|www)\.(?=[^.]+\.)/, "");
}
