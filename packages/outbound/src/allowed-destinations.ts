/** Where the administrator lets the server go: host names or addresses in lower case, each for one port or for 443. */
export interface AllowedDestinations {
  /** Whether nothing is allowed at all, which is the usual case. */
  readonly isEmpty: boolean;
  /** Whether a request to this address may be made. */
  allows(url: URL): boolean;
  /** Whether an address that isn't public was allowed by itself, and not only a name that leads to it. */
  allowsAddress(address: string, port: number): boolean;
}

/**
 * Reads the list of the configuration: `push.example.org`, `push.example.org:8443`, `10.1.2.3`. In the clear (`http:`) only an
 * address of this machine is allowed, and that only where it is listed.
 */
export function allowedDestinations(list: readonly string[]): AllowedDestinations {
  const listed = new Set(list.map((item) => (/:\d+$/.test(item) ? item : `${item}:443`)));
  return {
    isEmpty: listed.size === 0,
    allows(url) {
      if (url.username !== "" || url.password !== "") return false;
      const isSecure = url.protocol === "https:";
      if (!isSecure && !(url.protocol === "http:" && /^127(\.\d{1,3}){3}$/.test(url.hostname))) return false;
      return listed.has(`${url.hostname}:${portOf(url)}`);
    },
    allowsAddress: (address, port) => listed.has(`${address}:${port}`),
  };
}

/** The port that a URL leads to. */
export function portOf({ port, protocol }: URL): number {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}
