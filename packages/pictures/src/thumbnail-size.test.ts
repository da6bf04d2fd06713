import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { thumbnailSize } from "./thumbnail-size.ts";

type Pair = readonly [number, number];

test("a thumbnail is never smaller than asked, and never larger than the picture", async (t) => {
  const rows: readonly [Pair, "crop" | "scale", Pair, Pair | undefined][] = [
    [[800, 600], "crop", [96, 96], [96, 96]],
    [[800, 600], "scale", [320, 240], [320, 240]],
    [[600, 800], "scale", [320, 240], [320, 427]],
    [[1_000, 100], "scale", [320, 240], [1_000, 100]],
    [[1_000, 500], "scale", [320, 240], [480, 240]],
    [[1_000, 50], "crop", [96, 96], [50, 50]],
    [[1_000, 1], "crop", [96, 32], [3, 1]],
    [[320, 240], "scale", [320, 240], undefined],
    [[20, 20], "crop", [96, 96], undefined],
  ];
  for (const [[width, height], method, [askedWidth, askedHeight], expected] of rows) {
    await t.test(`${width}x${height} ${method} ${askedWidth}x${askedHeight}`, () => {
      const size = thumbnailSize({ width, height }, { width: askedWidth, height: askedHeight, method });
      deepEqual(size, expected && { width: expected[0], height: expected[1] });
    });
  }
});
