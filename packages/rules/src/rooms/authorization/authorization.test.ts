import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import type { Pdu, ProtoEvent } from "@conclave/protocol/events/pdu";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import { ask } from "../../testing/ask.ts";
import { numberedRules, numbersApart } from "../../testing/numbered-rules.ts";
import { alice, bob, createRow, event, memberRow, type StateRow, stateOf, version } from "../../testing/room.ts";
import { authorise } from "./authorization.ts";
import { ownProofs } from "./question.ts";
import { requireAllowed } from "./verdict.ts";

const both = [memberRow(alice, "join"), memberRow(bob, "join")];
const levels = (content: Record<string, unknown>): StateRow => [
  "m.room.power_levels",
  "",
  JSON.parse(JSON.stringify(content)),
];
type Fields = Partial<Pdu> & Pick<ProtoEvent, "type">;

// biome-ignore format: tables are aligned
test("every other event", async (t) => {
  const message: Fields = { type: "m.room.message", sender: bob };
  const name: Fields = { type: "m.room.name", state_key: "", sender: bob };
  const invitation: Fields = { type: "m.room.third_party_invite", state_key: "T", sender: bob };
  const rows: readonly [string, string, Fields, readonly StateRow[], RoomVersionId, string][] = [
    ["11",  "a message",                           message,                                  both,                                                      "12", "allowed"],
    ["6",   "a message, not in the room",          message,                                  [memberRow(alice, "join")],                                "12", "The sender is not joined to the room."],
    ["6",   "a message, only invited",             message,                                  [memberRow(bob, "invite")],                                "12", "The sender is not joined to the room."],
    ["6",   "a message, banned",                   message,                                  [memberRow(bob, "ban")],                                   "12", "The sender is not joined to the room."],
    ["8",   "a message at its level",              message,                                  [...both, levels({ events_default: 5, users: { [bob]: 5 } })], "12", "allowed"],
    ["8",   "a message below its level",           message,                                  [...both, levels({ events_default: 5, users: { [bob]: 4 } })], "12", "The sender's power level is below the one that m.room.message requires."],
    ["8",   "state at its level",                  name,                                     [...both, levels({ users: { [bob]: 50 } })],               "12", "allowed"],
    ["8",   "state below its level",               name,                                     [...both, levels({ users: { [bob]: 49 } })],               "12", "The sender's power level is below the one that m.room.name requires."],
    ["8",   "state without levels",                name,                                     both,                                                      "12", "The sender's power level is below the one that m.room.name requires."],
    ["8",   "a creator, whatever the level",       { ...name, sender: alice },               [...both, levels({ state_default: 9007199254740991 })],    "12", "allowed"],
    ["8",   "a creator before version 12",         { ...name, sender: alice },               [...both, levels({ state_default: 50 })],                  "11", "The sender's power level is below the one that m.room.name requires."],
    ["8",   "a creator without levels",            { ...name, sender: alice },               both,                                                      "11", "allowed"],
    ["9",   "own state under one's name",          { type: "x", state_key: bob, sender: bob }, [...both, levels({ state_default: 0 })],                 "12", "allowed"],
    ["9",   "state under another's name",          { type: "x", state_key: alice, sender: bob }, [...both, levels({ state_default: 0 })],               "12", "State kept under a user identifier can be set by that user only."],
    ["9",   "under another's name, by a creator",  { type: "x", state_key: bob },            both,                                                      "12", "State kept under a user identifier can be set by that user only."],
    ["9",   "under any @",                         { type: "x", state_key: "@" },            both,                                                      "12", "State kept under a user identifier can be set by that user only."],
    ["7.1", "an invitation by address",            invitation,                               [...both, levels({ invite: 5, users: { [bob]: 5 } })],     "12", "allowed"],
    ["7.1", "an invitation by address, below",     invitation,                               [...both, levels({ invite: 5, users: { [bob]: 4 } })],     "12", "The sender's power level is below the invite level."],
    ["8",   "a redaction needs its type's level",  { type: "m.room.redaction", sender: bob }, [...both, levels({ redact: 50 })],                        "12", "allowed"],
    ["8",   "a redaction below its type's level",  { type: "m.room.redaction", sender: bob }, [...both, levels({ events: { "m.room.redaction": 1 } })], "12", "The sender's power level is below the one that m.room.redaction requires."],
    ["2",   "of another room",                     { ...message, room_id: "!other" },        both,                                                      "12", "The event's room_id is not that of the room's create event."],
    ["1",   "a second create event",               { type: "m.room.create", state_key: "" }, both,                                                      "12", "A create event must be the first of its room."],
    ["4",   "closed, from another server",         { ...message, sender: "@dan:other.org" }, [createRow(version("12"), { "m.federate": false })],       "12", "The room is closed to other servers."],
    ["4",   "closed, from here",                   message,                                  [createRow(version("12"), { "m.federate": false }), ...both], "12", "allowed"],
    ["4",   "open, from another server",           { ...message, sender: "@dan:other.org" }, [memberRow("@dan:other.org", "join")],                     "12", "allowed"],
  ];
  deepEqual(numbersApart(numberedRules.other, rows), []);
  for (const [number, title, fields, state, id, expected] of rows) {
    await t.test(`${number}: ${title}, version ${id}`, () => equal(ask(fields, state, id), expected));
  }
  await t.test("a room without a create event", () => {
    const verdict = authorise(event(message), version("12"), stateOf(...both), ownProofs("example.org"));
    throws(() => requireAllowed(verdict), { code: "M_FORBIDDEN", message: "The room has no create event." });
  });
});
