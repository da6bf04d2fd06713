import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";
import { defaultRateBudgets } from "./rate-budgets.ts";

test("a used-up budget is refused with the exact wait, in body and header", async () => {
  const one = { burst: 1, perSecond: 0.4 };
  const read = { account: one, device: one, address: { burst: 3, perSecond: 0.4 } };
  const server = await startTestServer({}, { rateBudgets: { ...defaultRateBudgets, read } });
  const alice = await signUp(server, "alice");
  const whoami = (token: string) => server.request("GET", "/_matrix/client/v3/account/whoami", { token });
  equal((await whoami(alice.token)).status, 200);
  const refused = await whoami(alice.token);
  deepEqual(
    [refused.status, refused.body.errcode, refused.body.retry_after_ms, refused.headers["retry-after"]],
    [429, "M_LIMIT_EXCEEDED", 2_500, "3"],
  );
  const guesses = await Promise.all(["x", "y", "z"].map((token) => whoami(token)));
  deepEqual(
    guesses.map((response) => response.status),
    [401, 401, 429],
  );
  server.clock.advance(2_500);
  equal((await whoami(alice.token)).status, 200);
  await server.close();
});
