import type { RateLimit } from "@conclave/protocol/endpoint";
import type { Caller } from "./route.ts";

/** Charges requests to budgets of account, device and address. */
export interface RateLimiter {
  /** @throws MatrixError `M_LIMIT_EXCEEDED` with `retry_after_ms` when a budget is used up. */
  charge(limit: RateLimit, who: { readonly address: string; readonly caller: Caller | undefined }): void;
}

/** No limits: for tests, and for development mode on loopback when it is asked for. */
export const unlimited: RateLimiter = { charge: () => undefined };
