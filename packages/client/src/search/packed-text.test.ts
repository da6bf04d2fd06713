import { expect, test } from "vitest";
import { packText, unpackText } from "./packed-text.ts";

const every = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join("");

test.each([
  ["nothing", ""],
  ["Latin", "the second berth"],
  ["Chinese", "二号泊位需要疏浚".repeat(40)],
  ["pairs and halves of pairs", "🚢\ud800🎉"],
  ["every character there is", every + every.slice(0x4e00, 0x4f00)],
])("%s is the same again", (_name, text) => {
  expect(unpackText(packText(text)) === text).toBe(true);
});

test("a frequent character takes one byte, whatever its language", () => {
  expect(packText("泊位".repeat(50)).bytes.length).toBe(100);
});
