import { expect, test } from "vitest";
import { textPieces } from "./links.ts";

const shown = (text: string) =>
  textPieces(text)
    .map((piece) => (piece.kind === "link" ? `<${piece.address}>` : piece.text))
    .join("");

test.each([
  ["see https://example.org.", "see <https://example.org>."],
  ["(https://example.org/a_(b))", "(<https://example.org/a_(b)>)"],
  ["https://a.org/?q=1&b=2#c, http://b.org!", "<https://a.org/?q=1&b=2#c>, <http://b.org>!"],
  ["请看https://example.org/文档。好", "请看<https://example.org/文档>。好"],
  ["javascript:alert(1) data:text/html,x", "javascript:alert(1) data:text/html,x"],
  ["https:// nothing", "https:// nothing"],
  ["xhttps://a.org", "xhttps://a.org"],
  ["https://a.org/\u202egnp.exe", "<https://a.org/>\u202egnp.exe"],
  ["<script>https://a.org</script>", "<script><https://a.org></script>"],
  ["", ""],
])("%j", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test("nothing of the text is lost", () => {
  const text = "a https://b.org/c, (http://d.org) e";
  expect(
    textPieces(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});
