import { expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const shown = (text: string, places: readonly (readonly [number, number])[]) =>
  excerpt(text, places)
    .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
    .join("");

test.each([
  ["short", "the second berth", [[4, 10]], "the [second] berth"],
  [
    "two",
    "二号泊位需要疏浚",
    [
      [0, 2],
      [4, 6],
    ],
    "[二号]泊位[需要]疏浚",
  ],
  ["nothing marked", "plan.pdf", [], "plan.pdf"],
] as const)("%s", (_name, text, places, expected) => {
  expect(shown(text, places)).toBe(expected);
});

test("of a long text only what stands around the first find", () => {
  const text = `${"word ".repeat(100)}needle${" more".repeat(100)}`;
  const part = shown(text, [[500, 506]]);
  expect(part).toMatch(/^… word .*\[needle\] more.* …$/);
  expect(part.length).toBeLessThan(320);
});

test("a find that reaches over the end is cut there", () => {
  const text = "x".repeat(400);
  expect(shown(text, [[0, 400]])).toBe(`[${"x".repeat(300)}] …`);
});
