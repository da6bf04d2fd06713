import type { WebPushGateway } from "@conclave/services/push/web-push-gateway";

/** A gateway to closed browsers that reaches none: where all routes are to be there. */
export const idleWebPush: WebPushGateway = { publicKey: "none", reaches: () => false, notify: async () => [] };
