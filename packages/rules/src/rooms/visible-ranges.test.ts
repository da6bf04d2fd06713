import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { HistoryVisibility } from "./history-visibility.ts";
import type { Membership } from "./room-state.ts";
import { type Change, visibleRanges } from "./visible-ranges.ts";

const at = <Value>(position: number, value: Value): Change<Value> => ({ position, value });

// biome-ignore format: tables are aligned
test("which stretches of a history of twenty events a reader may see", async (t) => {
  const [invited, joined, left]: Change<Membership>[] = [at(8, "invite"), at(10, "join"), at(15, "leave")] as const;
  if (invited === undefined || joined === undefined || left === undefined) throw new Error("three changes");
  const rows: readonly [string, readonly Change<HistoryVisibility>[], readonly Change<Membership>[], string][] = [
    ["shared, a member",                      [at(3, "shared")],                      [joined],                    "1-20"],
    ["shared, never there",                   [at(3, "shared")],                      [],                          ""],
    ["shared, left",                          [at(3, "shared")],                      [joined, left],              "1-15"],
    ["shared, only invited",                  [at(3, "shared")],                      [invited],                   ""],
    ["invited, a member",                     [at(3, "invited")],                     [invited, joined],           "1-3 8-20"],
    ["invited, not yet a member",             [at(3, "invited")],                     [invited],                   "8-20"],
    ["joined, a member",                      [at(3, "joined")],                      [invited, joined],           "1-3 10-20"],
    ["joined, left",                          [at(3, "joined")],                      [joined, left],              "1-3 10-15"],
    ["joined, left and back",                 [at(3, "joined")],                      [joined, left, at(18, "join")], "1-3 10-15 18-20"],
    ["world-readable, never there",           [at(3, "world_readable")],              [],                          "3-20"],
    ["world-readable for a while",            [at(3, "world_readable"), at(6, "joined")], [],                      "3-6"],
    ["nothing said counts as shared",         [],                                     [joined],                    "1-20"],
    ["opened after joining",                  [at(3, "joined"), at(12, "shared")],    [joined],                    "1-3 10-20"],
  ];
  for (const [name, visibilities, memberships, expected] of rows) {
    await t.test(name, () => {
      const ranges = visibleRanges(visibilities, memberships, 20);
      equal(ranges.map(({ from, to }) => `${from}-${to}`).join(" "), expected);
    });
  }
});
