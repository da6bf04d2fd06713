import type { RateLimit } from "@conclave/protocol/endpoint";

/** A bucket of requests that may come at once, and how fast it fills again. */
export interface RateBudget {
  readonly burst: number;
  readonly perSecond: number;
}

/** What one kind of request may cost each account, device and address. */
export interface RateBudgets {
  readonly account: RateBudget;
  readonly device: RateBudget;
  /** An office of many people may share one address. */
  readonly address: RateBudget;
}

/** The budgets of every kind of request that has one. */
export type RateBudgetTable = Readonly<Record<Exclude<RateLimit, "none">, RateBudgets>>;

/** Generous to people and their clients, tight for loops and guesses; a kind a row. */
export const defaultRateBudgets: RateBudgetTable = {
  //                             account             device              address
  read: /*         */ budgets([600, 100], [300, 50], [6_000, 1_000]),
  write: /*        */ budgets([150, 15], [100, 10], [1_500, 150]),
  message: /*      */ budgets([100, 10], [80, 8], [1_000, 100]),
  "sign-in": /*    */ budgets([20, 0.2], [20, 0.2], [60, 1]),
  registration: /* */ budgets([20, 0.2], [20, 0.2], [30, 0.2]),
  upload: /*       */ budgets([50, 3], [40, 2], [500, 30]),
  join: /*         */ budgets([40, 1], [30, 1], [400, 10]),
  keys: /*         */ budgets([300, 30], [200, 20], [3_000, 300]),
  preview: /*      */ budgets([20, 0.5], [20, 0.5], [200, 5]),
};

type Pair = readonly [burst: number, perSecond: number];

function budgets(account: Pair, device: Pair, address: Pair): RateBudgets {
  const budget = ([burst, perSecond]: Pair): RateBudget => ({ burst, perSecond });
  return { account: budget(account), device: budget(device), address: budget(address) };
}
