import { equal, throws } from "node:assert/strict";
import { test } from "node:test";
import type { RateLimit } from "@conclave/protocol/endpoint";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { FakeClock } from "@conclave/testing/fake-clock";
import { addressGroup } from "./address-group.ts";
import { defaultRateBudgets } from "./rate-budgets.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import type { Caller } from "./route.ts";
import { tokenBucketLimiter } from "./token-bucket-limiter.ts";

const address = "192.0.2.1";
const alice: Caller = { userId: "@alice:conclave.test", deviceId: "A", role: "member" };
const phone: Caller = { ...alice, deviceId: "B" };
const bob: Caller = { userId: "@bob:conclave.test", deviceId: "A", role: "member" };

const small = {
  account: { burst: 3, perSecond: 1 },
  device: { burst: 2, perSecond: 1 },
  address: { burst: 4, perSecond: 10 },
};
const budgets = { ...defaultRateBudgets, write: small, message: small };

function retryAfter(limiter: RateLimiter, caller: Caller | undefined, limit: RateLimit = "write") {
  try {
    limiter.charge(limit, { address, caller });
    return undefined;
  } catch (error) {
    if (!(error instanceof MatrixError)) throw error;
    equal(error.code, "M_LIMIT_EXCEEDED");
    return error.fields.retry_after_ms;
  }
}

test("device, account and address each have a budget of their own", () => {
  const clock = new FakeClock();
  const limiter = tokenBucketLimiter({ clock, budgets });
  equal(retryAfter(limiter, alice), undefined);
  equal(retryAfter(limiter, alice), undefined);
  equal(retryAfter(limiter, alice), 1_000, "the device's two are used up");
  equal(retryAfter(limiter, phone), undefined);
  equal(retryAfter(limiter, phone), 1_000, "the account's three are used up");
  equal(retryAfter(limiter, bob), undefined);
  equal(retryAfter(limiter, bob), 100, "the address's four are used up");
  equal(retryAfter(limiter, undefined), 100);
  equal(retryAfter(limiter, alice, "message"), undefined, "another kind has other budgets");
  equal(retryAfter(limiter, alice, "none"), undefined);
});

test("the wait is exact, and a refused request costs nothing", () => {
  const clock = new FakeClock();
  const limiter = tokenBucketLimiter({ clock, budgets });
  for (let count = 0; count < 2; count++) equal(retryAfter(limiter, alice), undefined);
  clock.advance(400);
  equal(retryAfter(limiter, alice), 600);
  clock.advance(599);
  equal(retryAfter(limiter, alice), 1);
  clock.advance(1);
  equal(retryAfter(limiter, alice), undefined);
  equal(retryAfter(limiter, alice), 1_000);
  clock.advance(60_000);
  for (let count = 0; count < 2; count++) equal(retryAfter(limiter, alice), undefined);
  equal(retryAfter(limiter, alice), 1_000, "a bucket holds no more than its burst");
});

test("memory is bounded: the bucket that was unused longest is forgotten", () => {
  const limiter = tokenBucketLimiter({ clock: new FakeClock(), budgets, capacity: 2 });
  const charge = (from: string) => limiter.charge("write", { address: from, caller: undefined });
  for (let count = 0; count < 4; count++) charge("192.0.2.1");
  throws(() => charge("192.0.2.1"), MatrixError);
  charge("192.0.2.2");
  charge("192.0.2.3");
  charge("192.0.2.1");
});

test("what counts as one address", () => {
  const rows: readonly [string, string][] = [
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ];
  for (const [address, group] of rows) equal(addressGroup(address), group);
});
