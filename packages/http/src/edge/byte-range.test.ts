import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { parseByteRange } from "./byte-range.ts";

test("which bytes of ten a Range header asks for", async (t) => {
  const rows: readonly [string | undefined, ReturnType<typeof parseByteRange>][] = [
    [undefined, "whole"],
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=2-5", { start: 2, end: 5 }],
    ["bytes=2-", { start: 2, end: 9 }],
    ["bytes=2-99", { start: 2, end: 9 }],
    ["bytes=-3", { start: 7, end: 9 }],
    ["bytes=-99", { start: 0, end: 9 }],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=10-", "unsatisfiable"],
    ["bytes=5-2", "whole"],
    ["bytes=-", "whole"],
    ["bytes=0-1,4-5", "whole"],
    ["lines=1-2", "whole"],
    ["bytes=a-b", "whole"],
  ];
  for (const [header, expected] of rows) {
    await t.test(header ?? "none", () => deepEqual(parseByteRange(header, 10), expected));
  }
});

test("nothing of an empty whole can be had", () => deepEqual(parseByteRange("bytes=0-", 0), "unsatisfiable"));
