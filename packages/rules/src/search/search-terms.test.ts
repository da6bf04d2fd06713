import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { highlightsOf, indexTerms, queryTerms } from "./search-terms.ts";

test("a text is found by its words, and by pairs of characters where there are no spaces", async (t) => {
  // biome-ignore format: a table
  const rows = [
    ["Hello, hello WORLD!",  ["hello", "world"]],
    ["it's 3.14 snake_case", ["it", "s", "3", "14", "snake_case"]],
    ["ＦＵＬＬ e\u0301",     ["full", "\u00e9"]],
    ["会议室",               ["会", "议", "室", "会议", "议室"]],
    ["去Paris吗",            ["去", "paris", "吗"]],
    ["𠮷野家",               ["𠮷", "野", "家", "𠮷野", "野家"]],
    ["… — !",                []],
    ["",                     []],
  ] as const;
  for (const [text, terms] of rows) await t.test(text, () => deepEqual(indexTerms(text), terms));
});

test("a question asks for words, pairs, and a single character", async (t) => {
  // biome-ignore format: a table
  const rows = [
    ["hello world hello", ["hello", "world"]],
    ["会议",              ["会议"]],
    ["会议室",            ["会议", "议室"]],
    ["会",                ["会"]],
    ["Paris 会议",        ["paris", "会议"]],
    ["?!",                []],
  ] as const;
  for (const [text, terms] of rows) await t.test(text, () => deepEqual(queryTerms(text), terms));
});

test("what a question asks for, its text is indexed by", () => {
  for (const text of ["The quick brown 狐狸 jumps", "明天下午三点开会", "ラーメンを食べる", "x".repeat(100)]) {
    const index = new Set(indexTerms(text));
    deepEqual(
      queryTerms(text).filter((term) => !index.has(term)),
      [],
    );
  }
});

test("long texts and long questions have bounds", () => {
  const words = Array.from({ length: 1_000 }, (_, index) => `word${index}`).join(" ");
  equal(indexTerms(words).length, 256);
  equal(queryTerms(words).length, 12);
  equal(indexTerms("x".repeat(9_000))[0]?.length, 64);
});

test("highlights are whole words", () => {
  deepEqual(highlightsOf("Meeting 会议室 meeting"), ["meeting", "会议室"]);
});
