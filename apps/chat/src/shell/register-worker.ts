import { trustedScriptUrl } from "@conclave/ui/trusted-types";

/**
 * Lets the browser keep the page, so that it starts without a server. What can't be had costs nothing but that: a private window, a browser without service workers, an
 * address without TLS.
 */
export async function registerWorker({ navigator, location }: Window): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const script = trustedScriptUrl(new URL("/worker.js", location.origin));
  await navigator.serviceWorker.register(script, { updateViaCache: "none" }).catch(() => undefined);
}
