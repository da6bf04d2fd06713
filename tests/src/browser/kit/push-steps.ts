import type { FakePushService } from "@conclave/testing/push-service";
import type { BrowserContext, Worker } from "playwright-core";

/** A notification as it is shown, as far as tests ask. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
}

/** A browser whose vendor's push service is one of the test's. */
export interface FakePush {
  /** The server's key that it is subscribed for; null while it isn't. */
  subscribedFor(): string | null;
  /** Hands a message to the worker, as the browser does when its push service has one, and waits until the worker has done with it. */
  deliver(message: unknown): Promise<void>;
  /** What the worker shows. */
  shown(): Promise<readonly ShownNotification[]>;
}

/** Lets the pages of a context subscribe at the service: the browser itself would ask its vendor's. To be called before the first of them opens. */
export async function fakePush(
  context: BrowserContext,
  origin: string,
  { subscription: { endpoint, p256dh, auth } }: FakePushService,
): Promise<FakePush> {
  let serverKey: string | null = null;
  await context.exposeFunction("pushServerKey", (...given: (string | null)[]) => {
    if (given[0] !== undefined) serverKey = given[0];
    return serverKey;
  });
  await context.addInitScript(`{
    const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)).buffer;
    const subscription = (key) => key === null ? null : {
      options: { applicationServerKey: bytes(key) },
      toJSON: () => (${JSON.stringify({ endpoint, keys: { p256dh, auth } })}),
      unsubscribe: async () => (await pushServerKey(null)) === null,
    };
    PushManager.prototype.getSubscription = async () => subscription(await pushServerKey());
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => subscription(await pushServerKey(applicationServerKey));
  }`);
  const worker = (): Worker => {
    const [running] = context.serviceWorkers();
    if (running === undefined) throw new Error("No worker runs.");
    return running;
  };
  return {
    subscribedFor: () => serverKey,
    async deliver(message) {
      const page = await context.newPage();
      const browser = await context.newCDPSession(page);
      const registration = new Promise<string>((resolve) => {
        browser.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
          const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted);
          if (ours !== undefined) resolve(ours.registrationId);
        });
      });
      await browser.send("ServiceWorker.enable");
      const registrationId = await registration;
      // Without a value of its own, since that would be waited for.
      await worker().evaluate(`void (globalThis.handled = new Promise((resolve) => {
        PushEvent.prototype.waitUntil = function (work) {
          ExtendableEvent.prototype.waitUntil.call(this, work);
          resolve(work);
        };
      }))`);
      await browser.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data: JSON.stringify(message) });
      await worker().evaluate("handled");
      await page.close();
    },
    async shown() {
      const list: unknown = await worker().evaluate(
        "registration.getNotifications().then((list) => list.map(({ title, body, tag }) => ({ title, body, tag })))",
      );
      // As the script above gives it.
      return list as readonly ShownNotification[];
    },
  };
}

/** Waits until a condition of the test's own process holds. */
export async function until<Value>(
  what: string,
  ask: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`It did not happen: ${what}.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
