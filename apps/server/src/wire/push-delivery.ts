import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import type { OutboundOptions } from "@conclave/outbound/exchange";
import { createOutbound } from "@conclave/outbound/outbound";
import type { Dispatcher } from "@conclave/services/core/verb";
import { PushDelivery } from "@conclave/services/push/push-delivery";

/** Starts telling push gateways of news; undefined where the configuration lets nothing out, and then nothing is even looked for. */
export function startPushDelivery(
  outbound: OutboundOptions,
  parts: { readonly dispatcher: Dispatcher; readonly clock: Clock; readonly logger: Logger },
): PushDelivery | undefined {
  const { allowed } = outbound;
  return allowed.isEmpty ? undefined : new PushDelivery({ ...parts, allowed, send: createOutbound(outbound) });
}
