import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { failureOf } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { WhenClosed } from "../snapshots/notification-snapshot.ts";

/** Has the server tell this browser of news while the app is closed (spec "Push Notifications", docs/decisions/0028-web-push.md). */
export interface PushWhenClosed {
  state(): WhenClosed;
  /** To be called once the server was heard: asks what it offers, and renews what was turned on. */
  begin(): Promise<void>;
  /** Rejects with `forbidden` where the administrator did not allow this browser's push service, with `unexpected` where the browser can't reach it. */
  turnOn(): Promise<void>;
  turnOff(): Promise<void>;
}

/** The pusher that is set, by its `pushkey`; nothing where none is. */
const storeKey = "pusher";
const appId = "io.conclave.web";

/** Of the SDK's type only what is used. */
export type PusherSdk = Pick<MatrixClient, "getCapabilities" | "setPusher" | "removePusher">;

/** @param changed is called whenever the state is another. */
export function pushWhenClosed(
  { store, push, baseUrl, deviceDisplayName }: Pick<ClientPorts, "store" | "push" | "baseUrl" | "deviceDisplayName">,
  sdk: PusherSdk,
  changed: () => void,
): PushWhenClosed {
  let serverKey: string | null = null;
  let state: WhenClosed = push.isSupported() ? "unknown" : "unsupported";

  function become(next: WhenClosed): void {
    if (state === next) return;
    state = next;
    changed();
  }

  /** Sets it again even where nothing changed: the server forgets a pusher whose subscription had ended, and all of them with their data. */
  async function renew(key: string): Promise<void> {
    const { endpoint, p256dh, auth } = await push.subscribe(key).catch((error: unknown) => {
      // Browsers call it aborted, which would sound as if the person had cancelled it.
      throw new ClientError({ code: "unexpected", detail: error instanceof Error ? error.message : "" });
    });
    const former = await store.get(storeKey);
    if (former !== null && former !== p256dh) await sdk.removePusher(former, appId);
    // As Sygnal's clients say it; the SDK's type knows only what the specification names.
    const data = { url: `${baseUrl}/_matrix/push/v1/notify`, format: "event_id_only", endpoint, auth };
    await sdk.setPusher({
      kind: "http",
      app_id: appId,
      app_display_name: "Conclave",
      device_display_name: deviceDisplayName,
      lang: "en",
      pushkey: p256dh,
      data,
      append: false,
    });
    await store.set(storeKey, p256dh);
  }

  async function drop(): Promise<void> {
    const pushkey = await store.get(storeKey);
    await push.end();
    await store.delete(storeKey);
    // The server learns it at its next attempt where it is away now: the subscription is over.
    if (pushkey !== null) await sdk.removePusher(pushkey, appId).catch(() => undefined);
  }

  return {
    state: () => state,
    async begin() {
      if (state !== "unknown") return;
      serverKey = vapidKey(await sdk.getCapabilities());
      const wanted = (await store.get(storeKey)) !== null;
      if (serverKey === null) {
        if (wanted) await drop();
        return become("not-offered");
      }
      if (!wanted) return become("off");
      try {
        await renew(serverKey);
        become("on");
      } catch (error) {
        const { code } = failureOf(error);
        // Away for the moment: the next start tries again.
        if (code === "offline" || code === "rate-limited") return become("on");
        await drop();
        become("off");
      }
    },
    async turnOn() {
      if (serverKey === null) throw new ClientError({ code: "not-possible-now" });
      try {
        await renew(serverKey);
      } catch (error) {
        await push.end();
        throw error;
      }
      become("on");
    },
    async turnOff() {
      if (state !== "on") return;
      await drop();
      become("off");
    },
  };
}

/** What browsers subscribe for, if this server has a gateway for them. */
function vapidKey(capabilities: Readonly<Record<string, unknown>>): string | null {
  const offered = capabilities["io.conclave.web_push"];
  if (typeof offered !== "object" || offered === null || !("vapid" in offered)) return null;
  return typeof offered.vapid === "string" ? offered.vapid : null;
}
