import { exchange, type OutboundOptions } from "./exchange.ts";

export interface OutboundRequest {
  /** For what, as the ledger says it. */
  readonly purpose: string;
  readonly url: URL;
  /** Sent as JSON by POST. */
  readonly body: string;
}

export interface OutboundResponse {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends JSON out of the server.
 *
 * @throws AppError whose code is the reason why there is no answer, see `OutboundFailure`.
 */
export type SendOutbound = (request: OutboundRequest) => Promise<OutboundResponse>;

/** Makes the way out for JSON; a redirection is not followed. */
export function createOutbound(options: OutboundOptions): SendOutbound {
  return async (request) => {
    const headers = { "content-type": "application/json" };
    const { status, bytes } = await exchange({ ...request, method: "POST", headers, excess: "refuse" }, options);
    return { status, text: bytes.toString("utf8") };
  };
}
