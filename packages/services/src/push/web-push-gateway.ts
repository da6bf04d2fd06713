import { AppError } from "@conclave/base/app-error";
import { decodeBase64 } from "@conclave/base/base64";
import type { JsonObject } from "@conclave/base/json";
import type { AllowedDestinations } from "@conclave/outbound/allowed-destinations";
import type { SubscriptionKeys } from "@conclave/outbound/web-push/encrypt-message";
import type { SendWebPush, WebPushMessage } from "@conclave/outbound/web-push/send-web-push";

/** What a gateway is asked to tell, as far as this one heeds it (spec "POST /_matrix/push/v1/notify"). */
export interface PushNotification {
  readonly event_id?: string;
  readonly room_id?: string;
  readonly prio?: "high" | "low";
  readonly counts?: { readonly unread?: number };
  readonly devices: readonly PushDevice[];
}

/** A device that is to be told. `data` has its subscription as Sygnal's clients say it: `endpoint` and `auth`. */
export interface PushDevice {
  /** The browser's public key (`p256dh`), as URL-safe base64. */
  readonly pushkey: string;
  readonly data?: JsonObject;
}

/** The server's own gateway to browsers that are closed. */
export interface WebPushGateway {
  /** What browsers subscribe for, see `VapidIdentity`. */
  readonly publicKey: string;
  /** Whether the administrator allowed the push service of a browser. */
  reaches(endpoint: string): boolean;
  /**
   * Tells the devices where something happened and how much is unread, and nothing else.
   *
   * @returns the keys of subscriptions that have ended, or never were one.
   * @throws AppError `PUSH_NOT_TAKEN`, or that of the way out, where a push service did not take it; it is worth another attempt.
   */
  notify(notification: PushNotification): Promise<readonly string[]>;
}

export interface WebPushGatewayOptions {
  readonly publicKey: string;
  readonly allowed: AllowedDestinations;
  readonly send: SendWebPush;
}

/** The push service says that a subscription is over (RFC 8030, section 7.3). */
const over: ReadonlySet<number> = new Set([404, 410]);

/** Makes the gateway. A number of unread messages alone is not passed on: browsers want each push to show something. */
export function webPushGateway({ publicKey, allowed, send }: WebPushGatewayOptions): WebPushGateway {
  const isOver = async (
    device: PushDevice,
    message: Uint8Array,
    urgency: WebPushMessage["urgency"],
  ): Promise<boolean> => {
    const subscription = subscriptionOf(device);
    if (subscription === undefined) return true;
    const status = await send({ ...subscription, message, urgency }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "PUSH_KEYS_INVALID") return undefined;
      throw error;
    });
    if (status === undefined) return true;
    if (over.has(status)) return true;
    if (status < 200 || status >= 300) throw new AppError("PUSH_NOT_TAKEN", `The push service answered ${status}.`);
    return false;
  };

  return {
    publicKey,
    reaches: (endpoint) => URL.canParse(endpoint) && allowed.allows(new URL(endpoint)),
    async notify({ event_id, room_id, prio, counts, devices }) {
      if (event_id === undefined) return [];
      const message = Buffer.from(JSON.stringify({ event_id, room_id, unread: counts?.unread ?? 0 }));
      const rejected: string[] = [];
      for (const device of devices) {
        if (await isOver(device, message, prio === "low" ? "normal" : "high")) rejected.push(device.pushkey);
      }
      return rejected;
    },
  };
}

/** Undefined where a device says nothing that could be a subscription. */
function subscriptionOf(device: PushDevice): { readonly endpoint: URL; readonly keys: SubscriptionKeys } | undefined {
  const { endpoint, auth } = device.data ?? {};
  if (typeof endpoint !== "string" || typeof auth !== "string" || !URL.canParse(endpoint)) return undefined;
  try {
    return { endpoint: new URL(endpoint), keys: { p256dh: decodeBase64(device.pushkey), auth: decodeBase64(auth) } };
  } catch {
    return undefined;
  }
}
