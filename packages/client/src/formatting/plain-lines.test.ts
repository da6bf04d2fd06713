import { expect, test } from "vitest";
import { plainLines } from "./plain-lines.ts";
import { readMarkdown } from "./read-markdown.ts";

test.each([
  ["**bold** and _slanted_ `code`", "bold and slanted code"],
  ["# Title\nand text", "Title\nand text"],
  ["one\n\ntwo", "one\ntwo"],
  ["- first\n- second", "first\nsecond"],
  ["> quoted\n\nanswered", "quoted\nanswered"],
  ["[the plan](https://plans.example.org/) by @Ada", "the plan by Ada"],
  ["the end: ||he did it||", "the end: …"],
  ["```ts\nlet a = 1;\n```", "let a = 1;"],
])("%j is %j in plain lines", (markdown, lines) => {
  expect(plainLines(readMarkdown(markdown, [{ userId: "@ada:x", name: "Ada" }]))).toBe(lines);
});
