import { expect, test } from "vitest";
import { typedText } from "./typed-text.ts";

test.each([
  ["hello", "hello", {}],
  ["/me waves", "waves", { style: "emote" }],
  ["/plain *a*", "*a*", { plain: true }],
  ["/spoiler the end", "||the end||", {}],
  ["//me waves", "/me waves", {}],
  ["/usr/bin/node", "/usr/bin/node", {}],
  ["a /me b", "a /me b", {}],
])("%s", (typed, text, options) => {
  expect(typedText(typed)).toEqual({ kind: "text", text, options });
});

test("a command that there is none of is not sent as a text", () => {
  expect(typedText("/topc new")).toEqual({ kind: "unknown-command", command: "topc" });
});
