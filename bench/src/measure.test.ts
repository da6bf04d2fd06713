import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { exponent, interleave, percentile } from "./measure.ts";

test("an exponent tells how a cost grows", () => {
  const rows: readonly [string, (size: number) => number, number][] = [
    ["not at all", () => 5, 0],
    ["with the size", (size) => 3 * size, 1],
    ["with its square", (size) => size ** 2, 2],
    ["less and less", (size) => 7 * Math.sqrt(size), 0.5],
  ];
  for (const [name, cost, expected] of rows) {
    const found = exponent([10, 1_000, 10_000].map((size) => [size, cost(size)]));
    ok(Math.abs(found - expected) < 1e-9, `${name}: ${found}`);
  }
});

test("a percentile is a value that was measured", () => {
  equal(percentile([3, 1, 2], 0.5), 2);
  equal(percentile([3, 1, 2], 1), 3);
  ok(Number.isNaN(percentile([], 0.5)));
});

test("each round begins with another case, and each case is run once a round", async () => {
  const order: string[] = [];
  const results = await interleave(["a", "b", "c"], 2, (name) => order.push(name));
  equal(order.join(""), "abcbca");
  equal(results.map((rounds) => rounds.length).join(), "2,2,2");
});
