import { equal } from "node:assert/strict";
import { test } from "node:test";
import { matchPerson } from "./match-person.ts";

test("how well people answer to what is looked for", async (t) => {
  // biome-ignore format: a table
  const rows = [
    ["alice",              "Alice Liddell", 0],
    ["@alice:example.org", "Alice Liddell", 0],
    ["alice:example.org",  undefined,       0],
    ["ALICE LIDDELL",      "Alice Liddell", 0],
    ["ali",                "Someone",       1],
    ["Alice Lid",          "Alice Liddell", 1],
    ["lid",                "Alice Liddell", 2],
    ["liddell alice",      "Alice Liddell", 2],
    ["dell",               "Alice Liddell", 3],
    ["小明",               "王小明",        3],
    ["王",                 "王小明",        1],
    ["ＡＬＩＣＥ",         undefined,       0],
    ["é",                  "E\u0301milie",  1],
    ["bob",                "Alice Liddell", undefined],
    ["alice bob",          "Alice Liddell", undefined],
    ["",                   "Alice Liddell", undefined],
    [" - ",                "Alice Liddell", undefined],
  ] as const;
  for (const [term, displayName, rank] of rows) {
    await t.test(`${term} in ${displayName}`, () =>
      equal(matchPerson({ userId: "@alice:example.org", displayName }, term), rank),
    );
  }
});
