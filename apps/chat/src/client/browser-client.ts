import { browserPorts } from "@conclave/client/browser/browser-ports";
import type { Client } from "@conclave/client/client";
import { createClient } from "@conclave/client/create-client";

/** The client on this browser's storage, against the server that served the page. */
export function browserClient(deviceDisplayName: string): Client {
  return createClient(browserPorts({ baseUrl: globalThis.location.origin, deviceDisplayName }));
}
