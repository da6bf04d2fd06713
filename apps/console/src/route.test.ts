import { expect, test } from "vitest";
import { addressOf, partNames, partOf, parts } from "./route.ts";

test("a part is found by its address, and nothing else is one", () => {
  expect(partNames.map((name) => partOf(addressOf(name)))).toEqual([...partNames]);
  for (const fragment of ["", "#", "#/", "#/nothing", "#/people/", "#people"]) expect(partOf(fragment)).toBeUndefined();
});

test("every part is in the navigation", () => {
  expect([...partNames].sort()).toEqual(Object.keys(parts).sort());
});
