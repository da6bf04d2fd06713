import { expect, test } from "vitest";
import { createSelection } from "./selection.ts";

const all = ["a", "b", "c", "d", "e"];

test("messages are taken in and out, one by one or from one to another, until choosing ends", () => {
  const { keys, begin, toggle, extend, end } = createSelection();
  const chosen = () => (keys.value === null ? null : [...keys.value].sort().join(""));
  expect(chosen()).toBe(null);
  begin("b");
  expect(chosen()).toBe("b");
  extend("d", all);
  expect(chosen()).toBe("bcd");
  toggle("c");
  expect(chosen()).toBe("bd");
  extend("a", all);
  expect(chosen()).toBe("abcd");
  toggle("a");
  toggle("b");
  toggle("c");
  toggle("d");
  expect(chosen()).toBe("");
  end();
  expect(chosen()).toBe(null);
  extend("c", all);
  expect(chosen()).toBe("c");
  extend("gone", all);
  expect(chosen()).toBe("cgone");
});
