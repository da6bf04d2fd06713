import { expect, test } from "vitest";
import { codePieces } from "./code-pieces.ts";

test.each([
  ["ts", 'const a = "x"; // why', 'keyword:const string:"x" comment:// why'],
  ["py", "def f(): # why\n  return 0x1F", "keyword:def comment:# why keyword:return number:0x1F"],
  ["sql", "SELECT 1 -- why", "keyword:SELECT number:1 comment:-- why"],
  ["html", '<!-- a --><p class="b">for</p>', 'comment:<!-- a --> string:"b"'],
  ["rust", "/* a\nb */ let x", "comment:/* a\nb */ keyword:let"],
  ["txt", "if true", ""],
])("%s: %s", (language, code, expected) => {
  const pieces = codePieces(code, language);
  expect(pieces.map(({ text }) => text).join("")).toBe(code);
  const coloured = pieces.filter(({ kind }) => kind !== "plain");
  expect(coloured.map(({ kind, text }) => `${kind}:${text}`).join(" ")).toBe(expected);
});

test("code of any shape is given back whole, in little time", () => {
  for (const code of ['"'.repeat(20_000), "/*".repeat(10_000), "'\\".repeat(10_000), "a".repeat(20_000)]) {
    const began = performance.now();
    expect(
      codePieces(code, null)
        .map(({ text }) => text)
        .join(""),
    ).toBe(code);
    expect(performance.now() - began).toBeLessThan(10_000);
  }
});
