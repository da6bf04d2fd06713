import { expect, test } from "vitest";
import { tabIcon } from "./tab-icon.ts";

const drawn = (count: number, loud = false) => decodeURIComponent(tabIcon(count, loud));

test("the icon holds the count, which stays readable", () => {
  expect(drawn(3)).toContain(">3</text>");
  expect(drawn(9)).toContain(">9</text>");
  expect(drawn(10)).toContain(">9+</text>");
});

test("what is for this person looks different", () => {
  expect(drawn(3, true)).not.toBe(drawn(3));
});
