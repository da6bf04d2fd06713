import { equal } from "node:assert/strict";
import { test } from "node:test";
import { commonPasswords } from "./common-passwords.ts";
import { passwordWeakness } from "./password-policy.ts";

const tooShort = "A password must have at least 12 characters.";
const common = "This password is one of the commonest. Choose one that nobody else has.";
const name = "A password must be more than the names of the account and the organisation.";

// biome-ignore format: a table
const rows: readonly [string, string, string | undefined][] = [
  ["eleven characters",           "purple-kite",                  tooShort],
  ["twelve characters",           "purple-kites",                 undefined],
  ["six astral characters",       "😀😁😂🤣😃😄",                 tooShort],
  ["1,024 characters",            "ab".repeat(512),               undefined],
  ["1,025 characters",            `${"ab".repeat(512)}c`,         "A password must have at most 1024 characters."],
  ["one character",               "a".repeat(12),                 "A password must not be one character over and over."],
  ["one astral character",        "😀".repeat(12),                "A password must not be one character over and over."],
  ["all but one the same",        `${"a".repeat(11)}b`,           undefined],
  ["a common one",                "qwertyuiopasdf",               common],
  ["a common one in capitals",    "PassWord1234",                 common],
  ["a common one and a bit",      "qwertyuiopasdf8",              undefined],
  ["the own name",                "Alice.Example",                name],
  ["the own name and digits",     "alice.example1",               name],
  ["the own name and a word",     "alice.example kite",           undefined],
  ["the own name and a letter",   "alice.examples",               undefined],
  ["the own name and a picture",  "alice😀example",               undefined],
  ["the organisation's name",     "Example Society",              name],
  ["both, and a word between",    "Society_of-Alice!",            undefined],
  ["both, in another order",      "Society_2026-Alice!",          name],
  ["both, run together",          "aliceSOCIETYalice",            name],
  ["words that begin alike",      "exampleexamples",              undefined],
  ["digits alone",                "482 915-773 026",              undefined],
  ["a phrase with spaces",        "three quiet herons",           undefined],
  ["Chinese",                     "一只安静的鹭站在水边看月亮",   undefined],
];

test("which passwords are refused, and how", async (t) => {
  for (const [what, password, expected] of rows) {
    await t.test(what, () => equal(passwordWeakness(password, ["alice.example", "example society"], 12), expected));
  }
});

test("the minimum is configuration", () => {
  equal(passwordWeakness("kite8", [], 5), undefined);
  equal(passwordWeakness("kite", [], 5), "A password must have at least 5 characters.");
  equal(passwordWeakness("qwerty", [], 5), common);
});

test("the list is written as it is looked up", () => {
  for (const password of commonPasswords) equal(password, password.toLowerCase());
});
