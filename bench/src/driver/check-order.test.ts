import { doesNotThrow, throws } from "node:assert/strict";
import { test } from "node:test";
import { checkOrder } from "./check-order.ts";

const series = [
  ["$1", "$3"],
  ["$2", "$4"],
];

test("every event arrives, once, in the order of its sender", () => {
  doesNotThrow(() => checkOrder(["$2", "$1", "$3", "$4"], series));
  const rows: readonly [readonly string[], RegExp][] = [
    [["$1", "$2", "$3"], /\$4 was acknowledged and did not arrive/],
    [["$1", "$2", "$3", "$4", "$2"], /\$2 arrived twice/],
    [
      ["$3", "$1", "$2", "$4"],
      /\$3 arrived before one|\$1 arrived before one|arrived before one that was sent earlier/,
    ],
    [["$1", "$2", "$3", "$4", "$5"], /5 events arrived of 4/],
  ];
  for (const [arrived, refusal] of rows) throws(() => checkOrder(arrived, series), refusal);
});
