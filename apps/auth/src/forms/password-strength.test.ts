import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength.ts";

const own = ["Alice Wong", "alice", "Meridian Labs"];

// biome-ignore format: tables are aligned
const rows: readonly [password: string, least: number, most: number][] = [
  ["monday",                         0, 0],
  ["aaaaaaaaaaaaaaaa",               0, 0],
  ["abcdefghijklmnop",               0, 0],
  ["123456789012345",                0, 0],
  ["passwordpassword",               0, 0],
  ["abcabcabcabcabc",                0, 0],
  ["alicealicealice",                0, 0],
  ["Alice Wong 2026",                0, 1],
  ["MeridianLabs1",                  0, 1],
  ["correct horse battery",          3, 4],
  ["otter violin harvest lantern",   4, 4],
  ["w7#Kq9!zR2xP",                   2, 4],
  ["蓝色海豚喜欢弹钢琴和喝茶",            4, 4],
];

for (const [password, least, most] of rows) {
  test(`"${password}" is ${least} to ${most}`, () => {
    const found = passwordStrength(password, 12, own);
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(most);
  });
}
