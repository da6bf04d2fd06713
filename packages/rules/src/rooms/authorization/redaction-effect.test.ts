import { equal } from "node:assert/strict";
import { test } from "node:test";
import { alice, bob, carol, createRow, event, stateOf, version } from "../../testing/room.ts";
import { powerLevelsOf } from "../power-levels.ts";
import { authoriseRedactionEffect } from "./redaction-effect.ts";

// biome-ignore format: tables are aligned
test("who may have whose event redacted", async (t) => {
  const below = "The sender's power level is below the redact level.";
  const rows: readonly [string, string, string, string, string][] = [
    ["one's own",               bob,   bob,   "m.room.message", "allowed"],
    ["another's at the level",  carol, bob,   "m.room.message", "allowed"],
    ["another's below it",      bob,   carol, "m.room.message", below],
    ["anybody's, by a creator", alice, bob,   "m.room.message", "allowed"],
    ["a creator's, at it",      carol, alice, "m.room.message", "allowed"],
    ["one's own create event",  alice, alice, "m.room.create",  "The create event of a room can't be redacted."],
  ];
  const state = stateOf(createRow(version("12")), ["m.room.power_levels", "", { users: { [carol]: 50, [bob]: 49 } }]);
  for (const [name, sender, author, type, expected] of rows) {
    await t.test(name, () => {
      const victim = { ...event({ type }), sender: author === alice ? alice : author === bob ? bob : carol };
      const verdict = authoriseRedactionEffect(sender, victim, powerLevelsOf(state, version("12")));
      equal(verdict === "allowed" ? verdict : verdict.refused, expected);
    });
  }
});
