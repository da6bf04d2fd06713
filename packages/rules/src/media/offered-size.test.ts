import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { offeredSize } from "./offered-size.ts";

test("the size that is made for the size that is asked for", async (t) => {
  const rows: readonly (readonly [readonly [number, number], readonly [number, number]])[] = [
    // The specification's own.
    [
      [32, 32],
      [32, 32],
    ],
    [
      [96, 96],
      [96, 96],
    ],
    [
      [320, 240],
      [320, 240],
    ],
    [
      [640, 480],
      [640, 480],
    ],
    [
      [800, 600],
      [800, 600],
    ],
    // The next larger one, in the same proportions.
    [
      [1, 1],
      [32, 32],
    ],
    [
      [48, 48],
      [96, 96],
    ],
    [
      [100, 50],
      [320, 160],
    ],
    [
      [33, 32],
      [96, 94],
    ],
    [
      [1, 10_000],
      [1, 10_000],
    ],
    [
      [1_600, 1_200],
      [1_600, 1_200],
    ],
    [
      [3_201, 10],
      [3_201, 10],
    ],
  ];
  for (const [asked, offered] of rows) {
    await t.test(asked.join("x"), () => {
      deepEqual(offeredSize({ width: asked[0], height: asked[1] }), { width: offered[0], height: offered[1] });
    });
  }
});
