import type { KeyValueStore } from "@conclave/client/ports/key-value-store";
import type { BrowserSubscription, PushSubscriber } from "@conclave/client/ports/push-subscriber";
import { registerWorker } from "../shell/register-worker.ts";

export interface BrowserPush extends PushSubscriber {
  /** The worker's registration while there is a subscription: it is told of news too, so that what is shown goes through it. */
  registration(): ServiceWorkerRegistration | null;
}

/** The browser's own push subscription (W3C Push API), of the page's worker. */
export function browserPush(window: Window & typeof globalThis, notes: KeyValueStore): BrowserPush {
  const { navigator } = window;
  let subscribed: ServiceWorkerRegistration | null = null;

  async function registered(): Promise<ServiceWorkerRegistration> {
    await registerWorker(window);
    if ((await navigator.serviceWorker.getRegistration("/")) === undefined) throw new Error("There is no worker.");
    return navigator.serviceWorker.ready;
  }

  return {
    isSupported: () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window,
    registration: () => subscribed,
    async subscribe(serverKey) {
      const registration = await registered();
      const former = await registration.pushManager.getSubscription();
      const fits = former !== null && keyOf(former) === serverKey;
      if (former !== null && !fits) await former.unsubscribe();
      const options = { userVisibleOnly: true, applicationServerKey: serverKey };
      const subscription = fits ? former : await registration.pushManager.subscribe(options);
      subscribed = registration;
      return keysOf(subscription);
    },
    async end() {
      subscribed = null;
      if (!("serviceWorker" in navigator)) return;
      await notes.clear();
      const registration = await navigator.serviceWorker.getRegistration("/");
      if (registration === undefined) return;
      for (const shown of await registration.getNotifications()) shown.close();
      await (await registration.pushManager?.getSubscription())?.unsubscribe();
    },
  };
}

/** The server's key that a subscription was made for, as URL-safe base64. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

function keysOf(subscription: PushSubscription): BrowserSubscription {
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined)
    throw new Error("The subscription lacks keys.");
  return { endpoint, p256dh, auth };
}
