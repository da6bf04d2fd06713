import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import type { OutboundOptions } from "@conclave/outbound/exchange";
import { createOutbound } from "@conclave/outbound/outbound";
import type { Dispatcher } from "@conclave/services/core/verb";
import { PushDelivery } from "@conclave/services/push/push-delivery";
import { type OwnGateway, waysToGateways } from "@conclave/services/push/ways-to-gateways";

/** Starts telling push gateways of news; undefined where the configuration lets nothing out, and then nothing is even looked for. */
export function startPushDelivery(
  outbound: OutboundOptions,
  own: OwnGateway | undefined,
  parts: { readonly dispatcher: Dispatcher; readonly clock: Clock; readonly logger: Logger },
): PushDelivery | undefined {
  const { allowed } = outbound;
  if (allowed.isEmpty) return undefined;
  return new PushDelivery({ ...parts, ...waysToGateways({ allowed, send: createOutbound(outbound) }, own) });
}
