import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { ask } from "../../testing/ask.ts";
import { alice, bob, carol, memberRow } from "../../testing/room.ts";

const everybody = [memberRow(alice, "join"), memberRow(bob, "join"), memberRow(carol, "join")];
const integer = (name: string) => `${name} must be an integer.`;
const table = (name: string) => `${name} must be an object whose values are integers.`;
const untouchable = (name: string) => `${name} is above what the sender may change.`;
const tooHigh = (name: string) => `${name} would be above the sender's power level.`;
const creator = "A creator of the room stands above power levels and can't be given one.";

// biome-ignore format: tables are aligned
test("the form of power levels", async (t) => {
  const rows: readonly [RoomVersionId, JsonObject, string][] = [
    ["12", {},                                        "allowed"],
    ["12", { users: { [bob]: 100 }, ban: 0 },         "allowed"],
    ["10", { ban: "50" },                             integer("ban")],
    ["12", { users_default: "0" },                    integer("users_default")],
    ["12", { events_default: null },                  integer("events_default")],
    ["12", { state_default: true },                   integer("state_default")],
    ["12", { redact: [] },                            integer("redact")],
    ["12", { kick: {} },                              integer("kick")],
    ["12", { invite: "1" },                           integer("invite")],
    ["12", { events: [] },                            table("events")],
    ["12", { events: { x: "1" } },                    table("events")],
    ["12", { notifications: { room: "1" } },          table("notifications")],
    ["12", { notifications: 1 },                      table("notifications")],
    ["12", { users: { [bob]: "1" } },                 table("users")],
    ["12", { users: 1 },                              table("users")],
    ["12", { users: { bob: 1 } },                     "users must name user identifiers."],
    ["12", { users: { [alice]: 100 } },               creator],
    ["11", { users: { [alice]: 100 } },               "allowed"],
    ["10", { users: { [alice]: 100 } },               "allowed"],
  ];
  for (const [id, content, expected] of rows) {
    await t.test(`${JSON.stringify(content)}, version ${id}`, () => {
      equal(ask({ type: "m.room.power_levels", state_key: "", content }, everybody, id), expected);
    });
  }
});

// biome-ignore format: tables are aligned
test("who may change which level", async (t) => {
  const base = { users: { [bob]: 60, [carol]: 50 }, state_default: 50 };
  const rows: readonly [string, UserId, JsonObject, JsonObject, string][] = [
    ["nothing",                        carol, {},                              {},                                     "allowed"],
    ["raise up to one's own",          carol, { ban: 10 },                     { ban: 50 },                            "allowed"],
    ["raise above one's own",          carol, { ban: 10 },                     { ban: 51 },                            tooHigh("ban")],
    ["lower from one's own",           carol, { kick: 50 },                    { kick: 0 },                            "allowed"],
    ["lower from above",               carol, { kick: 51 },                    { kick: 0 },                            untouchable("kick")],
    ["remove from above",              carol, { invite: 51 },                  {},                                     untouchable("invite")],
    ["remove from one's own",          carol, { invite: 50 },                  {},                                     "allowed"],
    ["add above",                      carol, {},                              { redact: 51 },                         tooHigh("redact")],
    ["add at one's own",               carol, {},                              { redact: 50 },                         "allowed"],
    ["leave what is above as it is",   carol, { kick: 99 },                    { kick: 99 },                           "allowed"],
    ["users_default above",            carol, {},                              { users_default: 51 },                  tooHigh("users_default")],
    ["events_default above",           carol, {},                              { events_default: 51 },                 tooHigh("events_default")],
    ["an event, at",                   carol, { events: { x: 50 } },           { events: { x: 1 } },                   "allowed"],
    ["an event, from above",           carol, { events: { x: 51 } },           { events: { x: 1 } },                   untouchable("events.x")],
    ["an event, removed from above",   carol, { events: { x: 51 } },           { events: {} },                         untouchable("events.x")],
    ["all events removed",             carol, { events: { x: 51 } },           {},                                     untouchable("events.x")],
    ["an event, to above",             carol, { events: { x: 1 } },            { events: { x: 51 } },                  tooHigh("events.x")],
    ["a notification, from above",     carol, { notifications: { room: 51 } }, { notifications: { room: 1 } },         untouchable("notifications.room")],
    ["a notification, to above",       carol, {},                              { notifications: { room: 51 } },        tooHigh("notifications.room")],
    ["somebody, up to one's own",      carol, {},                              { users: { ...base.users, "@d:e": 50 } }, "allowed"],
    ["somebody, above one's own",      carol, {},                              { users: { ...base.users, "@d:e": 51 } }, tooHigh("users.@d:e")],
    ["oneself down",                   carol, {},                              { users: { [bob]: 60, [carol]: 0 } },   "allowed"],
    ["oneself away",                   carol, {},                              { users: { [bob]: 60 } },               "allowed"],
    ["oneself up",                     carol, {},                              { users: { [bob]: 60, [carol]: 51 } },  tooHigh(`users.${carol}`)],
    ["one above",                      carol, {},                              { users: { [bob]: 0, [carol]: 50 } },   untouchable(`users.${bob}`)],
    ["one below",                      bob,   {},                              { users: { [bob]: 60, [carol]: 0 } },   "allowed"],
    ["an equal",                       carol, { users: { [bob]: 50, [carol]: 50 } }, { users: { [carol]: 50 } },       untouchable(`users.${bob}`)],
    ["one just below",                 carol, { users: { [bob]: 49, [carol]: 50 } }, { users: { [carol]: 50 } },       "allowed"],
    ["a creator changes anybody",      alice, { users: { [bob]: 9007199254740991 } }, { users: {} },                   "allowed"],
    ["a creator gives anything",       alice, {},                              { users: { [bob]: 9007199254740991 } }, "allowed"],
  ];
  for (const [name, sender, before, after, expected] of rows) {
    await t.test(name, () => {
      const content = { ...base, ...after };
      const state = [...everybody, ["m.room.power_levels", "", { ...base, ...before }] as const];
      equal(ask({ type: "m.room.power_levels", state_key: "", sender, content }, state), expected);
    });
  }
});
