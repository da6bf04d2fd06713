import type { Randomness } from "@conclave/base/randomness";
import { exchange, type OutboundOptions } from "../exchange.ts";
import { encryptMessage, type SubscriptionKeys } from "./encrypt-message.ts";
import { type VapidIdentity, vapidHeader } from "./vapid.ts";

/** One message for one browser. */
export interface WebPushMessage {
  /** Where its push service takes messages for it. */
  readonly endpoint: URL;
  readonly keys: SubscriptionKeys;
  readonly message: Uint8Array;
  /** Whether a device that saves power is woken for it (RFC 8030, section 5.3). */
  readonly urgency: "normal" | "high";
}

/**
 * Sends a message through a browser's push service (RFC 8030).
 *
 * @returns the status of its answer: 201 where it was taken, 404 or 410 where the subscription has ended.
 * @throws AppError whose code is the reason why there is no answer, see `OutboundFailure`; `PUSH_KEYS_INVALID`.
 */
export type SendWebPush = (message: WebPushMessage) => Promise<number>;

export interface WebPushOptions {
  readonly outbound: OutboundOptions;
  readonly identity: VapidIdentity;
  /** An address, `https:` or `mailto:`, of whoever runs this server. */
  readonly contact: string;
  readonly randomness: Randomness;
}

/** Seconds that a push service keeps a message for a browser that is away. */
const timeToLive = 24 * 60 * 60;

/** Makes the way out for messages to browsers. */
export function webPushSender({ outbound, identity, contact, randomness }: WebPushOptions): SendWebPush {
  return async ({ endpoint, keys, message, urgency }) => {
    const headers = {
      authorization: vapidHeader(identity, endpoint, contact, outbound.clock.now()),
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
      ttl: String(timeToLive),
      urgency,
    };
    const body = encryptMessage(keys, message, randomness);
    const request = { purpose: "push", url: endpoint, method: "POST", headers, body, excess: "cut" } as const;
    return (await exchange(request, outbound)).status;
  };
}
