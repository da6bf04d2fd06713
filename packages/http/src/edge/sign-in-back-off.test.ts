import { equal } from "node:assert/strict";
import { test } from "node:test";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { SignInThrottle } from "@conclave/services/workflows/verify-password";
import { FakeClock } from "@conclave/testing/fake-clock";
import { signInBackOff } from "./sign-in-back-off.ts";

function waitOf(throttle: SignInThrottle, user = "@alice:conclave.test"): number | undefined {
  try {
    throttle.admit(user);
    return undefined;
  } catch (error) {
    if (!(error instanceof MatrixError)) throw error;
    return error.fields.retry_after_ms;
  }
}

test("each wrong password after the fifth doubles the wait, up to a minute", () => {
  const clock = new FakeClock();
  const throttle = signInBackOff(clock);
  for (let count = 0; count < 5; count++) {
    equal(waitOf(throttle), undefined);
    throttle.settle("@alice:conclave.test", false);
  }
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
    equal(waitOf(throttle), seconds * 1_000);
    clock.advance(seconds * 1_000);
    equal(waitOf(throttle), undefined);
    throttle.settle("@alice:conclave.test", false);
  }
  equal(waitOf(throttle, "@bob:conclave.test"), undefined);
  clock.advance(15 * 60_000);
  for (let count = 0; count < 5; count++) equal(waitOf(throttle), undefined);
});

test("guesses at the same time gain nothing, and the right password forgives", () => {
  const throttle = signInBackOff(new FakeClock());
  for (let count = 0; count < 5; count++) equal(waitOf(throttle), undefined);
  equal(waitOf(throttle), 1_000);
  throttle.settle("@alice:conclave.test", true);
  for (let count = 0; count < 5; count++) equal(waitOf(throttle), undefined);
});
