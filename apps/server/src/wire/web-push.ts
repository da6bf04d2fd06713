import type { Randomness } from "@conclave/base/randomness";
import type { OutboundOptions } from "@conclave/outbound/exchange";
import { webPushSender } from "@conclave/outbound/web-push/send-web-push";
import { vapidIdentity } from "@conclave/outbound/web-push/vapid";
import { type WebPushGateway, webPushGateway } from "@conclave/services/push/web-push-gateway";
import type { Vault } from "@conclave/vault/vault";
import type { Config } from "../config/config.ts";

export interface WebPushParts {
  readonly vault: Vault;
  readonly outbound: OutboundOptions;
  /** Where people reach this server. */
  readonly publicUrl: string;
  readonly randomness: Randomness;
}

/** Makes the gateway to browsers that are closed; undefined where the configuration wants none. */
export function openWebPush({ push }: Config, parts: WebPushParts): WebPushGateway | undefined {
  if (push.policy === "off") return undefined;
  const { vault, outbound, publicUrl, randomness } = parts;
  const identity = vapidIdentity(vault.dataKey("push").key);
  const send = webPushSender({ outbound, identity, contact: push.contact ?? publicUrl, randomness });
  return webPushGateway({ publicKey: identity.publicKey, allowed: outbound.allowed, send });
}
