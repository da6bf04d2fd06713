import { expect, test } from "vitest";
import { differingPlaces, unusedKeys } from "./catalogue-check.ts";
import { chinese, english } from "./kit-messages.ts";

const sources = Object.values(
  import.meta.glob<string>("../components/*.tsx", { query: "?raw", import: "default", eager: true }),
);

test("the kit's texts say the same things in both languages, and all are used", () => {
  expect(differingPlaces(english, chinese)).toEqual([]);
  expect(unusedKeys(english, sources)).toEqual([]);
});
