import { expect, test } from "vitest";
import { matchWords } from "./match-words.ts";

test("what fits better is lower", () => {
  const texts = [
    "harbour",
    "harbour project",
    "the harbour",
    "oldharbours",
    "hot air rising, beyond old undulating roofs",
  ];
  const distances = texts.map((text) => matchWords(text, "harbour"));
  expect(distances).not.toContain(null);
  expect(distances).toEqual([...distances].sort((left, right) => Number(left) - Number(right)));
  expect(new Set(distances).size).toBe(texts.length);
});

test("every word has to be there, in any order", () => {
  const rows: readonly [text: string, typed: string, found: boolean][] = [
    ["harbour project", "project harbour", true],
    ["harbour project", "proj ha", true],
    ["harbour project", "harbour budget", false],
    ["harbour project", "hp", true],
    ["harbour project", "ph", false],
    ["harbour project", "hrbr", true],
    ["harbour project", "z", false],
    ["harbour project", "   ", true],
    ["港口项目", "口项", true],
    ["港口项目", "项口", false],
    ["港口项目二期", "二期 港口", true],
  ];
  for (const [text, typed, found] of rows) expect(matchWords(text, typed) !== null, `${text}: ${typed}`).toBe(found);
});
