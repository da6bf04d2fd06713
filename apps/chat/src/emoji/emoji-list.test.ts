import { expect, test } from "vitest";
import { emojiByGroup, emojiGroups, findEmoji } from "./emoji-list.ts";

test("every group has emoji, and each has a name in both languages", () => {
  expect([...emojiByGroup.keys()]).toEqual(emojiGroups);
  const all = [...emojiByGroup.values()].flat();
  expect(all.length).toBeGreaterThan(1_500);
  expect(all.filter(({ symbol, english, chinese }) => symbol === "" || english === "" || chinese === "")).toEqual([]);
  expect(new Set(all.map(({ symbol }) => symbol)).size).toBe(all.length);
});

test.each([
  ["thumbs up", "👍️"],
  [":tada:", "🎉"],
  ["heart eyes", "😍"],
  ["拇指向上", "👍️"],
  ["赞成", "👍️"],
  ["ROCKET", "🚀"],
])("%s finds %s", (typed, symbol) => {
  expect(findEmoji(typed, 8).map((emoji) => emoji.symbol)).toContain(symbol);
});

test("nothing typed and nothing like it find nothing", () => {
  expect([findEmoji(" ", 8), findEmoji("qqxx", 8)]).toEqual([[], []]);
});
