import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { alice, bob, carol, createRow, memberRow, slotId, stateOf, version } from "../testing/room.ts";
import { authEventSlots, selectAuthEvents } from "./auth-events.ts";

const create = "m.room.create|";
const levels = "m.room.power_levels|";
const rules = "m.room.join_rules|";
const member = (userId: string) => `m.room.member|${userId}`;

// biome-ignore format: tables are aligned
test("which slots authorise an event", async (t) => {
  const signed = { signed: { mxid: bob, token: "T" } };
  const rows: readonly [string, "10" | "11" | "12", string, string | undefined, JsonObject, readonly string[]][] = [
    ["create",                  "11", "m.room.create",  "",        {},                                                              []],
    ["message",                 "10", "m.room.message", undefined, {},                                                              [create, levels, member(alice)]],
    ["message",                 "11", "m.room.message", undefined, {},                                                              [create, levels, member(alice)]],
    ["message",                 "12", "m.room.message", undefined, {},                                                              [levels, member(alice)]],
    ["own join, once",          "12", "m.room.member",  alice,     { membership: "join" },                                          [levels, member(alice), rules]],
    ["restricted join",         "12", "m.room.member",  alice,     { membership: "join", join_authorised_via_users_server: carol }, [levels, member(alice), rules, member(carol)]],
    ["authoriser, no join",     "12", "m.room.member",  alice,     { membership: "leave", join_authorised_via_users_server: carol }, [levels, member(alice)]],
    ["invite",                  "12", "m.room.member",  bob,       { membership: "invite" },                                        [levels, member(alice), member(bob), rules]],
    ["third-party invite",      "12", "m.room.member",  bob,       { membership: "invite", third_party_invite: signed },            [levels, member(alice), member(bob), rules, "m.room.third_party_invite|T"]],
    ["proof, no invite",        "12", "m.room.member",  bob,       { membership: "ban", third_party_invite: signed },               [levels, member(alice), member(bob)]],
    ["knock",                   "12", "m.room.member",  alice,     { membership: "knock" },                                         [levels, member(alice), rules]],
    ["kick",                    "11", "m.room.member",  bob,       { membership: "leave" },                                         [create, levels, member(alice), member(bob)]],
    ["a message of that name",  "12", "m.room.member",  undefined, { membership: "join" },                                          [levels, member(alice)]],
  ];
  for (const [name, id, type, stateKey, content, slots] of rows) {
    await t.test(`${name}, version ${id}`, () => {
      const event = { type, sender: alice, content, ...(stateKey !== undefined && { state_key: stateKey }) };
      deepEqual(authEventSlots(event, version(id)).map((slot) => slot.join("|")), slots);
    });
  }
});

// biome-ignore format: tables are aligned
test("only slots that hold an event give an identifier", () => {
  const v11 = version("11");
  const state = stateOf(createRow(v11), memberRow(alice, "join"));
  const message = { type: "m.room.message", sender: alice, content: {} };
  deepEqual(selectAuthEvents(message, v11, state), [slotId("m.room.create", ""), slotId("m.room.member", alice)]);
});
