import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import { parseJsonBody } from "./json-body.ts";

/** The errcode that a body is refused with; undefined when it is taken. */
function refusal(text: string): string | undefined {
  try {
    parseJsonBody(text);
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "a defect";
  }
}

const listOf = (count: number, item = "1") => `[${Array(count).fill(item).join(",")}]`;

test("a body holds 50,000 values at most, whatever is in its strings, and nothing that can't be kept", async (t) => {
  const rows: readonly [string, string, string | undefined][] = [
    ["a list with 49,999", listOf(49_999), undefined],
    ["one more", listOf(50_000), "M_TOO_LARGE"],
    ["empty objects", `{"a":${listOf(24_999, "{}")}}`, undefined],
    ["one more", `{"a":${listOf(25_000, "{}")}}`, "M_TOO_LARGE"],
    [
      "members of an object",
      `{${Array.from({ length: 50_000 }, (_, index) => `"${index}":1`).join(",")}}`,
      "M_TOO_LARGE",
    ],
    ["a string of commas and brackets", `{"a":"${",[{".repeat(100_000)}"}`, undefined],
    ["the same behind a quote in the string", `{"a":"\\"${",[{".repeat(100_000)}"}`, undefined],
    ["the same behind a backslash at the end of a string", `{"a":"\\\\","b":${listOf(50_000)}}`, "M_TOO_LARGE"],
    ["a string of quotes", `{"a":"${'\\"'.repeat(100_000)}"}`, undefined],
    ["a string that doesn't end", `{"a":"${",".repeat(100_000)}`, "M_NOT_JSON"],
    ["brackets only", "[".repeat(100_000), "M_TOO_LARGE"],
    ["half a surrogate pair", '{"a":["\\ud800"]}', "M_BAD_JSON"],
    ["half of one in a key", '{"a":{"\\udc00":1}}', "M_BAD_JSON"],
    ["half of one below __proto__", '{"__proto__":{"a":"\\ud800"}}', "M_BAD_JSON"],
    ["a number that can't be kept", '{"a":1e400}', "M_BAD_JSON"],
    ["101 levels", `${"[".repeat(102)}${"]".repeat(102)}`, "M_BAD_JSON"],
  ];
  for (const [name, text, errcode] of rows) await t.test(name, () => equal(refusal(text), errcode));
});

test("a body is what it says", () => {
  deepEqual(parseJsonBody('{"__proto__":{"a":1},"b":"\\u6587,["}'), JSON.parse('{"__proto__":{"a":1},"b":"文,["}'));
  deepEqual(parseJsonBody(""), {});
  throws(() => parseJsonBody("{"), { code: "M_NOT_JSON" });
});
