import type { AllowedDestinations } from "@conclave/outbound/allowed-destinations";
import type { SendOutbound } from "@conclave/outbound/outbound";
import type { PushNotification, WebPushGateway } from "./web-push-gateway.ts";

/** The server's own gateway, and where clients find it. */
export interface OwnGateway {
  /** `https://chat.example.org/_matrix/push/v1/notify` */
  readonly url: string;
  readonly gateway: WebPushGateway;
}

/** How gateways are reached, and which may be. */
export interface WaysToGateways {
  readonly allowed: Pick<AllowedDestinations, "allows">;
  readonly send: SendOutbound;
}

/** Where the gateway of a server stands that people reach under `publicUrl`. */
export function ownGatewayUrl(publicUrl: string): string {
  return `${publicUrl}/_matrix/push/v1/notify`;
}

/** Adds the own gateway to those of elsewhere. It is asked in this process: the server makes no requests to itself. */
export function waysToGateways({ allowed, send }: WaysToGateways, own: OwnGateway | undefined): WaysToGateways {
  if (own === undefined) return { allowed, send };
  const isOwn = ({ href }: URL) => href === own.url;
  return {
    allowed: { allows: (url) => isOwn(url) || allowed.allows(url) },
    async send(request) {
      if (!isOwn(request.url)) return send(request);
      // Written by `tellGateway`, as every gateway gets it.
      const { notification }: { notification: PushNotification } = JSON.parse(request.body);
      return { status: 200, text: JSON.stringify({ rejected: await own.gateway.notify(notification) }) };
    },
  };
}
