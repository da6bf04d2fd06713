import { equal } from "node:assert/strict";
import { test } from "node:test";
import { isBetterSession } from "./better-session.ts";

test("which of two sessions a backup keeps", async (t) => {
  // Each: verified, first message index, forwarded count.
  type Row = readonly [string, readonly [boolean, number, number], readonly [boolean, number, number], boolean];
  const rows: readonly Row[] = [
    ["verified beats all else", [true, 9, 9], [false, 0, 0], true],
    ["unverified never replaces verified", [false, 0, 0], [true, 9, 9], false],
    ["a lower index", [true, 1, 9], [true, 2, 0], true],
    ["a higher index", [false, 2, 0], [false, 1, 9], false],
    ["forwarded less often", [false, 1, 1], [false, 1, 2], true],
    ["forwarded more often", [true, 1, 2], [true, 1, 1], false],
    ["equals", [true, 1, 1], [true, 1, 1], false],
  ];
  const session = ([isVerified, firstMessageIndex, forwardedCount]: readonly [boolean, number, number]) => ({
    isVerified,
    firstMessageIndex,
    forwardedCount,
  });
  for (const [name, sent, kept, replaces] of rows) {
    await t.test(name, () => equal(isBetterSession(session(sent), session(kept)), replaces));
  }
});
