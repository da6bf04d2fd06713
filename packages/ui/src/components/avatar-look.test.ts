import { expect, test } from "vitest";
import { avatarHue, initialsOf } from "./avatar-look.ts";

// biome-ignore format: tables are aligned
const rows: readonly [name: string, initials: string][] = [
  ["Alice Wong",                "AW"],
  ["alice",                     "A"],
  ["@carol:meridian.example",   "C"],
  ["@li.na:meridian.example",   "LN"],
  ["#design:meridian.example",  "D"],
  ["李娜",                       "李"],
  ["Дмитрий Орлов",             "ДО"],
  ["Anna Maria van Berg",       "AB"],
  ["👩‍🚀 Crew",                  "👩‍🚀C"],
  ["  ",                        "?"],
  ["",                          "?"],
];

for (const [name, initials] of rows) {
  test(`"${name}" is ${initials}`, () => expect(initialsOf(name)).toBe(initials));
}

test("a hundred identifiers share the hues fairly", () => {
  const counts = new Map<number, number>();
  for (let index = 0; index < 100; index++) {
    const hue = avatarHue(`@person${index}:meridian.example`);
    counts.set(hue, (counts.get(hue) ?? 0) + 1);
  }
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(5);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(22);
});

test("a hue is one of eight, and stays", () => {
  const hues = ["", "@a:x", "@b:x", "!room", "李娜"].map(avatarHue);
  expect(hues.every((hue) => hue >= 1 && hue <= 8)).toBe(true);
  expect(hues).toEqual(["", "@a:x", "@b:x", "!room", "李娜"].map(avatarHue));
});
