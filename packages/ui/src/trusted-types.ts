// What the pages need of the Trusted Types API; the compiler's DOM library doesn't describe it.
interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => unknown };
}

/**
 * The one policy of our pages, named in the header `trusted-types conclave`. It makes no HTML and no script text at all: the
 * components build elements, never markup. The one thing that it lets through is the address of a worker that was built
 * with the page.
 */
const policy = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes?.createPolicy("conclave", {
  createScriptURL: (url) => {
    if (isBuiltScript(url, globalThis.location.origin)) return url;
    throw new TypeError("Only a script that was built with this page may run.");
  },
});

/**
 * The address of a worker's script, as the browser's policy wants it.
 *
 * @throws TypeError when it is not a script that was built with the page.
 */
export function trustedScriptUrl(url: URL): string | URL {
  // A TrustedScriptURL: the constructor of Worker takes it where its type says a text.
  return policy ? (policy.createScriptURL(url.href) as string) : url;
}

/** Whether an address is a built script: same origin, in an `assets` folder or the service worker's, without a query. */
export function isBuiltScript(address: string, origin: string): boolean {
  const url = new URL(address, origin);
  return (
    url.origin === origin && url.search === "" && /^\/(?:(?:[a-z]+\/)?assets\/[\w.-]+|worker)\.js$/.test(url.pathname)
  );
}
