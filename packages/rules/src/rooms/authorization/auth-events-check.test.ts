import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { IdentifiedPdu } from "@conclave/protocol/events/pdu";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import { alice, bob, createRow, event, memberRow, stateOf, version } from "../../testing/room.ts";
import { checkAuthEvents } from "./auth-events-check.ts";

// biome-ignore format: tables are aligned
test("what an event may name as its auth events", async (t) => {
  const rows: readonly [string, RoomVersionId, readonly string[], string][] = [
    ["all",                   "11", ["create", "levels", "alice"],          "allowed"],
    ["all",                   "12", ["levels", "alice"],                    "allowed"],
    ["none",                  "12", [],                                     "allowed"],
    ["no create",             "11", ["levels", "alice"],                    "auth_events lacks the create event."],
    ["create",                "12", ["create", "alice"],                    "auth_events has m.room.create, which doesn't authorise the event."],
    ["another's membership",  "11", ["create", "bob"],                      "auth_events has m.room.member, which doesn't authorise the event."],
    ["twice",                 "11", ["create", "alice", "alice"],           "auth_events has m.room.member twice."],
    ["of another room",       "12", ["foreign"],                            "auth_events has an event of another room."],
  ];
  for (const [name, id, named, expected] of rows) {
    await t.test(`${name}, version ${id}`, () => {
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
