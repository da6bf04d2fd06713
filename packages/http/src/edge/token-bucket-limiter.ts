import { BoundedMap } from "@conclave/base/bounded-map";
import type { Clock } from "@conclave/base/clock";
import type { RateLimit } from "@conclave/protocol/endpoint";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { addressGroup } from "./address-group.ts";
import type { RateBudget, RateBudgetTable } from "./rate-budgets.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import type { Caller } from "./route.ts";

/** Buckets that are remembered, about 100 bytes each; one that is forgotten is full again. */
const defaultCapacity = 50_000;

export interface TokenBucketOptions {
  readonly clock: Clock;
  readonly budgets: RateBudgetTable;
  readonly capacity?: number;
}

/**
 * Charges each request to the buckets of account, device and address, all of them or, when one is empty, none. A bucket is one
 * number, the time at which it is full again, so that nothing has to fill it (the "generic cell rate algorithm").
 */
export function tokenBucketLimiter({ clock, budgets, capacity = defaultCapacity }: TokenBucketOptions): RateLimiter {
  const fullAt = new BoundedMap<string, number>(capacity);
  return {
    charge(limit, who) {
      if (limit === "none") return;
      const now = clock.now();
      let wait = 0;
      const charged: [string, number][] = [];
      for (const [key, budget] of bucketsOf(limit, budgets, who)) {
        const interval = 1_000 / budget.perSecond;
        const next = Math.max(now, fullAt.get(key) ?? now) + interval;
        wait = Math.max(wait, Math.ceil(next - now - budget.burst * interval));
        charged.push([key, next]);
      }
      if (wait > 0) {
        throw new MatrixError("M_LIMIT_EXCEEDED", "Too many requests. Wait before you try again.", {
          retry_after_ms: wait,
        });
      }
      for (const [key, next] of charged) fullAt.set(key, next);
    },
  };
}

function bucketsOf(
  limit: Exclude<RateLimit, "none">,
  table: RateBudgetTable,
  { address, caller }: { readonly address: string; readonly caller: Caller | undefined },
): readonly (readonly [string, RateBudget])[] {
  const { account, device, address: everybody } = table[limit];
  const own: (readonly [string, RateBudget])[] = [[`${limit} address ${addressGroup(address)}`, everybody]];
  if (caller === undefined) return own;
  return [
    ...own,
    [`${limit} account ${caller.userId}`, account],
    [`${limit} device ${caller.userId} ${caller.deviceId}`, device],
  ];
}
