import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { alice, bob, createRow, event, memberRow, stateOf, version } from "../testing/room.ts";
import { strippedStateFor } from "./stripped-state.ts";

test("what somebody outside learns of a room", () => {
  const state = stateOf(
    ["m.room.encryption", "", { algorithm: "a" }],
    ["m.room.name", "", { name: "N" }],
    ["m.room.name", "other", { name: "not this" }],
    ["m.room.power_levels", "", {}],
    ["m.room.history_visibility", "", {}],
    createRow(version("12")),
    memberRow(alice, "join"),
    memberRow("@carol:example.org", "join"),
  );
  const invitation = event({ type: "m.room.member", state_key: bob, content: { membership: "invite" } });
  deepEqual(strippedStateFor(invitation, state), [
    { type: "m.room.create", state_key: "", sender: alice, content: { room_version: "12" } },
    { type: "m.room.name", state_key: "", sender: alice, content: { name: "N" } },
    { type: "m.room.encryption", state_key: "", sender: alice, content: { algorithm: "a" } },
    { type: "m.room.member", state_key: alice, sender: alice, content: { membership: "join" } },
    { type: "m.room.member", state_key: bob, sender: alice, content: { membership: "invite" } },
  ]);
});

test("somebody who knocks learns of no member but themselves", () => {
  const knock = event({ type: "m.room.member", state_key: bob, sender: bob, content: { membership: "knock" } });
  const state = stateOf(memberRow(alice, "join"), memberRow(bob, "leave"));
  deepEqual(strippedStateFor(knock, state), [
    { type: "m.room.member", state_key: bob, sender: bob, content: { membership: "knock" } },
  ]);
});
