import { beforeEach, expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import { differingPlaces, unusedKeys } from "./catalogue-check.ts";
import { formatBytes, formatRelative } from "./format.ts";
import { chooseLanguage, matchLanguage } from "./language.ts";

const english = {
  plain: "Hello",
  named: "{name} invites {guest}",
  people: { one: "{count} person", other: "{count} people" },
} as const;
const t = catalogue(english, { plain: "你好", named: "{name} 邀请 {guest}", people: "{count} 人" });

beforeEach(() => chooseLanguage("en"));

test("a text is looked up in the language of the page", () => {
  expect(t("plain")).toBe("Hello");
  chooseLanguage("zh-CN");
  expect(t("plain")).toBe("你好");
});

test("places are filled, and what fills them is never read as a place", () => {
  expect(t("named", { name: "{guest}", guest: "$&" })).toBe("{guest} invites $&");
});

test("numbers are counted and written as the language does", () => {
  expect([0, 1, 2, 12000].map((count) => t("people", { count }))).toEqual([
    "0 people",
    "1 person",
    "2 people",
    "12,000 people",
  ]);
  chooseLanguage("zh-CN");
  expect(t("people", { count: 1 })).toBe("1 人");
});

test("the compiler refuses a missing place, a missing key and an unknown one", () => {
  // @ts-expect-error: `guest` is missing
  expect(t("named", { name: "a" })).toBe("a invites {guest}");
  // @ts-expect-error: `plain` is missing
  catalogue({ plain: "x" }, {});
  // @ts-expect-error: no such key
  expect(t("nothing")).toBe("nothing");
});

test("the reader's first language that we have is taken", () => {
  const rows: readonly [readonly string[], string][] = [
    [["de", "zh-TW", "en"], "zh-CN"],
    [["en-GB", "zh"], "en"],
    [["de", "fr"], "en"],
    [[], "en"],
  ];
  for (const [preferred, expected] of rows) expect(matchLanguage(preferred)).toBe(expected);
});

test("sizes and distances are written for people", () => {
  expect([0, 1, 999, 1500, 2_430_000_000].map(formatBytes)).toEqual([
    "0 bytes",
    "1 byte",
    "999 bytes",
    "1.5 kB",
    "2.4 GB",
  ]);
  expect(formatRelative(0, 3 * 3_600_000)).toBe("3 hours ago");
  expect(formatRelative(2 * 86_400_000, 0)).toBe("in 2 days");
  expect(formatRelative(0, 59_000)).toBe("now");
});

test("the checks of a catalogue find what the compiler doesn't", () => {
  expect(differingPlaces({ a: "{x} {y}", b: "{x}", c: "c" }, { a: "{y} {x}", b: "{z}", c: "" })).toEqual(["b", "c"]);
  expect(
    unusedKeys({ "a.b": "", "role.x": "", "role.y-detail": "", z: "" }, ['t("a.b")', "t(`role.$" + "{name}-detail`)"]),
  ).toEqual(["role.x", "z"]);
});
