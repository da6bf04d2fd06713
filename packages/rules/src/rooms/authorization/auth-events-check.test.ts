import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { IdentifiedPdu } from "@conclave/protocol/events/pdu";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import { numberedRules, numbersApart } from "../../testing/numbered-rules.ts";
import { alice, bob, createRow, event, memberRow, stateOf, version } from "../../testing/room.ts";
import { checkAuthEvents } from "./auth-events-check.ts";

// biome-ignore format: tables are aligned
test("what an event may name as its auth events", async (t) => {
  const rows: readonly [string, string, RoomVersionId, readonly string[], string][] = [
    ["3",       "all",                   "10", ["create", "levels", "alice"],          "allowed"],
    ["3",       "all",                   "11", ["create", "levels", "alice"],          "allowed"],
    ["3",       "all",                   "12", ["levels", "alice"],                    "allowed"],
    ["3",       "none",                  "12", [],                                     "allowed"],
    ["v10 2.4", "no create",             "10", ["levels", "alice"],                    "auth_events lacks the create event."],
    ["v11 2.4", "no create",             "11", ["levels", "alice"],                    "auth_events lacks the create event."],
    ["3.2",     "create",                "12", ["create", "alice"],                    "auth_events has m.room.create, which doesn't authorise the event."],
    ["3.2",     "another's membership",  "11", ["create", "bob"],                      "auth_events has m.room.member, which doesn't authorise the event."],
    ["3.1",     "twice",                 "11", ["create", "alice", "alice"],           "auth_events has m.room.member twice."],
    ["3.4",     "of another room",       "12", ["foreign"],                            "auth_events has an event of another room."],
  ];
  deepEqual(numbersApart(numberedRules.authEvents, rows), []);
  for (const [number, name, id, named, expected] of rows) {
    await t.test(`${number}: ${name}, version ${id}`, () => {
      const state = stateOf(createRow(version(id)), memberRow(alice, "join"), memberRow(bob, "join"), ["m.room.power_levels", "", {}]);
      const slots = { create: state("m.room.create", ""), levels: state("m.room.power_levels", ""), alice: state("m.room.member", alice), bob: state("m.room.member", bob) };
      const foreign: IdentifiedPdu = { eventId: "$f", pdu: event({ type: "m.room.power_levels", state_key: "", room_id: "!other" }) };
      const known = new Map<string, IdentifiedPdu | undefined>([...Object.entries(slots), ["foreign", foreign]]);
      const authEvents = named.map((key) => known.get(key)).filter((found) => found !== undefined);
      const verdict = checkAuthEvents(event({ type: "m.room.message" }), version(id), authEvents);
      equal(verdict === "allowed" ? verdict : verdict.refused, expected);
    });
  }
});
