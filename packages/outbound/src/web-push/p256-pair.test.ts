import { equal, throws } from "node:assert/strict";
import { test } from "node:test";
import { p256Pair } from "./p256-pair.ts";

test("what is no private key is drawn anew", () => {
  const draws = [new Uint8Array(32), new Uint8Array(32).fill(255), new Uint8Array(32).fill(7)];
  const pair = p256Pair((_length, attempt) => draws[attempt] ?? new Uint8Array(32));
  equal(pair.getPrivateKey("hex"), "07".repeat(32));
});

test("randomness that is none is no key", () => {
  throws(() => p256Pair((length) => new Uint8Array(length)));
});
