import { equal } from "node:assert/strict";
import { test } from "node:test";
import { passwordWeakness } from "./password-policy.ts";

const rows: readonly [string, string, string | undefined][] = [
  ["eleven characters", "abcdefghijk", "A password must have at least 12 characters."],
  ["twelve characters", "abcdefghijkl", undefined],
  ["six astral characters are six", "😀😁😂🤣😃😄", "A password must have at least 12 characters."],
  ["1,024 characters", "ab".repeat(512), undefined],
  ["1,025 characters", `${"ab".repeat(512)}c`, "A password must have at most 1024 characters."],
  ["one character", "a".repeat(12), "A password must not be one character over and over."],
  ["the own name", "Alice.Example", "A password must not be the account's own name."],
  ["a phrase with spaces", "correct horse battery", undefined],
];

test("which passwords are refused, and how", () => {
  for (const [name, password, expected] of rows) {
    equal(passwordWeakness(password, "alice.example", 12), expected, name);
  }
});
