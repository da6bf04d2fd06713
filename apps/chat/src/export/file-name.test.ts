import { expect, test } from "vitest";
import { fileName } from "./file-name.ts";

test.each([
  ["minutes.pdf", "minutes.pdf"],
  ["合同 2026.docx", "合同 2026.docx"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["..\\evil.exe", "_evil.exe"],
  [".bashrc", "bashrc"],
  ["a\u202Egnp.exe", "a_gnp.exe"],
  ["a\u0000b\nc", "a_b_c"],
  [`a${String.fromCharCode(0xd800)}b`, "a_b"],
  ["CON: what?", "CON_ what_"],
  ["trailing. ", "trailing"],
  ["...", ""],
])("%j is kept as %j", (name, expected) => {
  expect(fileName(name)).toBe(expected);
});

test("a long name keeps its ending, and no half of a character", () => {
  const name = fileName(`${"x".repeat(300)}.tar.gz`);
  expect(name).toHaveLength(80);
  expect(name).toMatch(/^x+\.gz$/);
  expect(fileName("😀".repeat(100)).isWellFormed()).toBe(true);
});
