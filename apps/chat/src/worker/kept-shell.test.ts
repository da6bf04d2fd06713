import { expect, test } from "vitest";
import { olderShells } from "./kept-shell.ts";

// biome-ignore format: tables are aligned
const rows: readonly [what: string, names: readonly string[], older: readonly string[]][] = [
  ["the first",                      ["conclave-shell-c"],                                           []],
  ["the second keeps the first",     ["conclave-shell-a", "conclave-shell-c"],                       []],
  ["the third keeps the second",     ["conclave-shell-a", "conclave-shell-b", "conclave-shell-c"],   ["conclave-shell-a"]],
  ["an earlier one that came back",  ["conclave-shell-c", "conclave-shell-a", "conclave-shell-b"],   ["conclave-shell-a"]],
  ["what isn't a shell is let be",   ["other", "conclave-shell-a", "other-b", "conclave-shell-c"],   []],
];

for (const [what, names, older] of rows) {
  test(what, () => expect(olderShells(names, "conclave-shell-c")).toEqual(older));
}
