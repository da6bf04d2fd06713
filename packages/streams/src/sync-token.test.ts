import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import { decodeSyncToken, encodeSyncToken } from "./sync-token.ts";

test("a token comes back as it went out", () => {
  const token = { epoch: 2, position: 2 ** 52, toDevice: 36, typing: 0 };
  deepEqual(decodeSyncToken(encodeSyncToken(token), 2, "since"), token);
});

test("a token of another epoch counts as none", () => {
  equal(decodeSyncToken(encodeSyncToken({ epoch: 1, position: 9, toDevice: 9, typing: 9 }), 2, "since"), undefined);
});

test("what was never given out is refused by name", () => {
  for (const text of [
    "",
    "c1",
    "c1.0.0.0",
    "c2.0.0.0.0",
    "c1.0.-1.0.0",
    "c1.0.0.0.0.0",
    "s72594_4483_1934",
    "c1.0.0.0.zzzzzzzzzzzz",
  ]) {
    throws(() => decodeSyncToken(text, 0, "since"), { code: "M_INVALID_PARAM", message: /^since is not a token/ });
  }
});
