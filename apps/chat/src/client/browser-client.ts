import { letBackgroundRefusalsGo } from "@conclave/client/browser/background-refusals";
import { browserPorts } from "@conclave/client/browser/browser-ports";
import type { Client } from "@conclave/client/client";
import { createClient } from "@conclave/client/create-client";
import { browserNotifier } from "../notifications/browser-notifier.ts";
import { browserPush } from "../notifications/browser-push.ts";
import { pushNotesStore } from "../notifications/push-notes.ts";

/** The client on this browser's storage, against the server that served the page. */
export function browserClient(deviceDisplayName: string): Client {
  letBackgroundRefusalsGo(window);
  const push = browserPush(window, pushNotesStore());
  const notifier = browserNotifier(window, push);
  return createClient(browserPorts({ baseUrl: globalThis.location.origin, deviceDisplayName, notifier, push }));
}
