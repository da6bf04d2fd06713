import { systemClock } from "@conclave/base/clock";
import { answerPage } from "./answer-page.ts";
import { builtShell } from "./built-shell.ts";
import { hearPush, openNotification } from "./hear-push.ts";
import { keptShell } from "./kept-shell.ts";
import { wayOf } from "./way-of.ts";

// The chat's service worker. It keeps what the page consists of (docs/decisions/0029-offline-shell.md), and says that there is news while the page is closed
// (docs/decisions/0028-web-push.md). Nothing that anybody wrote comes to it: it has no keys and no token, and the API doesn't go through it.

declare const self: ServiceWorkerGlobalScope;

/** What the compiler's library lacks (W3C Service Workers, "ServiceWorker Static Routing"). */
interface StaticRouting {
  addRoutes?(routes: readonly { readonly condition: object; readonly source: "network" }[]): Promise<void>;
}

const shell = keptShell(caches, builtShell);

self.addEventListener("install", (event) => {
  const api = (event as StaticRouting).addRoutes?.([
    // Where the browser can be told so beforehand, no request of the API wakes the worker.
    { condition: { urlPattern: { pathname: "/_matrix/*" } }, source: "network" },
  ]);
  event.waitUntil(Promise.all([shell.keep(), api]));
  // Its predecessor has nothing to end: what open tabs may still ask for is kept.
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([shell.dropOlder(), self.clients.claim()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const way = wayOf(request, self.location.origin);
  if (way === "page") event.respondWith(answerPage(() => fetch(request), shell.page, systemClock));
  else if (way === "asset") event.respondWith(shell.asset(request).then((kept) => kept ?? fetch(request)));
});

self.addEventListener("push", (event) => {
  event.waitUntil(hearPush(event.data?.text() ?? ""));
});

self.addEventListener("notificationclick", (event) => {
  event.waitUntil(openNotification(event.notification));
});
