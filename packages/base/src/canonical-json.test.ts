import { equal, throws } from "node:assert/strict";
import { test } from "node:test";
import { canonicalJson } from "./canonical-json.ts";

test("canonical JSON", async (t) => {
  const rows: readonly [string, unknown, string][] = [
    ["empty", {}, "{}"],
    [
      "keys sorted, nested",
      { b: 2, a: { d: [1, "x", null, true], c: "" } },
      '{"a":{"c":"","d":[1,"x",null,true]},"b":2}',
    ],
    ["by code point, not by UTF-16 unit", { "\u{10000}": 1, "\uE000": 2 }, '{"\uE000":2,"\u{10000}":1}'],
    ["only what must be escaped is", { a: '日本 "\\\n\u007f/' }, '{"a":"日本 \\"\\\\\\n\u007f/"}'],
    ["__proto__ is a key like any other", JSON.parse('{"__proto__":1,"a":2}'), '{"__proto__":1,"a":2}'],
    ["minus zero", { a: -0 }, '{"a":0}'],
    ["largest integer", [Number.MAX_SAFE_INTEGER], "[9007199254740991]"],
  ];
  for (const [name, value, expected] of rows) await t.test(name, () => equal(canonicalJson(value), expected));
});

test("what canonical JSON refuses, by path", async (t) => {
  const rows: readonly [string, unknown, RegExp][] = [
    ["a fraction", { a: { b: [1.5] } }, /^\$\.a\.b\[0\] must be an integer/],
    ["too large", { a: 2 ** 53 }, /^\$\.a must be an integer/],
    ["a lone surrogate in a value", { a: "\ud800" }, /^\$\.a holds half of a surrogate pair/],
    ["a lone surrogate in a key", { "\udc00": 1 }, /^\$ holds half of a surrogate pair/],
    ["a function", { a: () => 1 }, /^\$\.a is not JSON/],
    ["too deep", JSON.parse("[".repeat(102) + "]".repeat(102)), /nested deeper than 100/],
  ];
  for (const [name, value, message] of rows) {
    await t.test(name, () => throws(() => canonicalJson(value), { code: "M_BAD_JSON", message }));
  }
});
