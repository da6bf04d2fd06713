import { expect, test } from "vitest";
import { shareStructure } from "./share-structure.ts";

test("equal data is the former object", () => {
  const before = { a: [1, { b: "x" }], c: null };
  expect(shareStructure(before, structuredClone(before))).toBe(before);
});

test("only the path to a change is new", () => {
  const before = { changed: { value: 1 }, same: { value: 1 } };
  const after = shareStructure(before, { changed: { value: 2 }, same: { value: 1 } });
  expect(after).not.toBe(before);
  expect(after.same).toBe(before.same);
  expect(after).toEqual({ changed: { value: 2 }, same: { value: 1 } });
});

test("items are recognised by their key when others come before them", () => {
  const before = [
    { key: "b", text: "two" },
    { key: "c", text: "three" },
  ];
  const after = shareStructure(before, [{ key: "a", text: "one" }, ...structuredClone(before)]);
  expect(after[1]).toBe(before[0]);
  expect(after[2]).toBe(before[1]);
});

test("a property that is gone, or new, is a change", () => {
  expect(shareStructure({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(shareStructure({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
  expect(shareStructure([1, 2], [1])).toEqual([1]);
  expect(shareStructure({ a: 1 }, [1])).toEqual([1]);
});
