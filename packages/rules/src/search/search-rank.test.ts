import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { searchRank } from "./search-rank.ts";

test("the very words come first, then the shorter text", () => {
  const texts = [
    "Green tea",
    "green tea is what we drink here",
    "tea, and it was green",
    "tea for all who like what is green",
  ];
  const ranks = texts.map((text) => searchRank(text, "green tea ", ["green", "tea"]));
  deepEqual(
    ranks.toSorted((left, right) => right - left),
    ranks,
  );
  deepEqual(
    ranks.map((rank) => rank > 1),
    [true, true, false, false],
  );
});
