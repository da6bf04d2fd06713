import { differingPlaces, unusedKeys } from "@conclave/ui/i18n/catalogue-check";
import { expect, test } from "vitest";
import { chinese } from "./messages-chinese.ts";
import { english } from "./messages-english.ts";

const sources = Object.values(
  import.meta.glob<string>(["./**/*.{ts,tsx}", "!./messages-*.ts", "!./**/*.test.ts"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);

test("every text says the same things in both languages", () => {
  expect(differingPlaces(english, chinese)).toEqual([]);
});

test("every text is used", () => {
  expect(unusedKeys(english, sources)).toEqual([]);
});
