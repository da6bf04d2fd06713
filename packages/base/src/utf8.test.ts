import { equal } from "node:assert/strict";
import { test } from "node:test";
import { utf8Length } from "./utf8.ts";

test("bytes of a text as UTF-8", async (t) => {
  const rows: readonly [string, string, number][] = [
    ["empty", "", 0],
    ["last of one byte", "\u007f", 1],
    ["first of two", "\u0080", 2],
    ["last of two", "\u07ff", 2],
    ["first of three", "\u0800", 3],
    ["last before the surrogates", "\ud7ff", 3],
    ["first after the surrogates", "\ue000", 3],
    ["a pair", "\u{10000}", 4],
    ["two pairs", "\u{1f600}\u{1f600}", 8],
    ["a lone high half", "a\ud800b", 5],
    ["a lone low half", "\udc00", 3],
    ["mixed", "aé漢\u{1f600}", 10],
  ];
  for (const [name, text, bytes] of rows) {
    await t.test(name, () => {
      equal(utf8Length(text), bytes);
      equal(Buffer.byteLength(text), bytes);
    });
  }
});
