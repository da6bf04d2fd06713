import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { type RoomVersionId, roomVersionIds } from "@conclave/protocol/events/room-version-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { ask } from "../../testing/ask.ts";
import { numberedRules, numbersApart } from "../../testing/numbered-rules.ts";
import { alice, bob, carol, createRow, memberRow, version } from "../../testing/room.ts";

const everybody = [memberRow(alice, "join"), memberRow(bob, "join"), memberRow(carol, "join")];
const integer = (name: string) => `${name} must be an integer.`;
const table = (name: string) => `${name} must be an object whose values are integers.`;
const untouchable = (name: string) => `${name} is above what the sender may change.`;
const tooHigh = (name: string) => `${name} would be above the sender's power level.`;
const creator = "A creator of the room stands above power levels and can't be given one.";

/** The same in each version, or by version. */
type Expected = string | { readonly [Id in RoomVersionId]: string };

// biome-ignore format: tables are aligned
test("the form of power levels", async (t) => {
  const absurd = 9007199254740991;
  const rows: readonly [string, JsonObject, Expected][] = [
    ["10.1", { users_default: "0" },                  integer("users_default")],
    ["10.1", { events_default: null },                integer("events_default")],
    ["10.1", { state_default: true },                 integer("state_default")],
    ["10.1", { ban: "50" },                           integer("ban")],
    ["10.1", { redact: [] },                          integer("redact")],
    ["10.1", { kick: {} },                            integer("kick")],
    ["10.1", { invite: "1" },                         integer("invite")],
    ["10.2", { events: [] },                          table("events")],
    ["10.2", { events: { x: "1" } },                  table("events")],
    ["10.2", { events: null },                        table("events")],
    ["10.2", { notifications: { room: "1" } },        table("notifications")],
    ["10.2", { notifications: 1 },                    table("notifications")],
    ["10.3", { users: { [bob]: "1" } },               table("users")],
    ["10.3", { users: 1 },                            table("users")],
    ["10.3", { users: null },                         table("users")],
    ["10.3", { users: { bob: 1 } },                   "users must name user identifiers."],
    ["10.4", { users: { [alice]: 100 } },             { "10": "allowed", "11": "allowed", "12": creator }],
    ["10.4", { users: { [alice]: 0, [bob]: 1 } },     { "10": "allowed", "11": "allowed", "12": creator }],
    ["10.5", {},                                      "allowed"],
    ["10.5", { users: { [bob]: 100 }, ban: 0 },       "allowed"],
    ["10.5", { users: { [bob]: absurd }, ban: absurd }, "allowed"],
  ];
  deepEqual(numbersApart(numberedRules.powerLevelsForm, rows), []);
  for (const [number, content, expected] of rows) {
    for (const id of roomVersionIds) {
      await t.test(`${number}: ${JSON.stringify(content)}, version ${id}`, () => {
        const said = ask({ type: "m.room.power_levels", state_key: "", content }, everybody, id);
        equal(said, typeof expected === "string" ? expected : expected[id]);
      });
    }
  }
  await t.test("10.4: an additional creator, version 12", () => {
    const create = createRow(version("12"), { additional_creators: [bob] });
    const content = { users: { [bob]: 0 } };
    equal(ask({ type: "m.room.power_levels", state_key: "", content }, [create, ...everybody]), creator);
  });
});

// biome-ignore format: tables are aligned
test("who may change which level", async (t) => {
  const open = { events: { "m.room.power_levels": 0 } };
  const base = { users: { [bob]: 60, [carol]: 50 }, state_default: 50 };
  const rows: readonly [string, string, UserId, JsonObject, JsonObject, string][] = [
    ["10.11",   "nothing",                        carol, {},                              {},                                     "allowed"],
    ["10.6.2",  "raise up to one's own",          carol, { ban: 10 },                     { ban: 50 },                            "allowed"],
    ["10.6.2",  "raise above one's own",          carol, { ban: 10 },                     { ban: 51 },                            tooHigh("ban")],
    ["10.6.1",  "lower from one's own",           carol, { kick: 50 },                    { kick: 0 },                            "allowed"],
    ["10.6.1",  "lower from above",               carol, { kick: 51 },                    { kick: 0 },                            untouchable("kick")],
    ["10.6.1",  "remove from above",              carol, { invite: 51 },                  {},                                     untouchable("invite")],
    ["10.6.1",  "remove from one's own",          carol, { invite: 50 },                  {},                                     "allowed"],
    ["10.6.2",  "add above",                      carol, {},                              { redact: 51 },                         tooHigh("redact")],
    ["10.6.2",  "add at one's own",               carol, {},                              { redact: 50 },                         "allowed"],
    ["10.11",   "leave what is above as it is",   carol, { kick: 99 },                    { kick: 99 },                           "allowed"],
    ["10.6.1",  "state_default from above",       carol, { state_default: 51, ...open },  { state_default: 50, ...open },         untouchable("state_default")],
    ["10.6.2",  "state_default above",            carol, {},                              { state_default: 51 },                  tooHigh("state_default")],
    ["10.6.2",  "users_default above",            carol, {},                              { users_default: 51 },                  tooHigh("users_default")],
    ["10.6.2",  "events_default above",           carol, {},                              { events_default: 51 },                 tooHigh("events_default")],
    ["10.7.1",  "an event, at",                   carol, { events: { x: 50 } },           { events: { x: 1 } },                   "allowed"],
    ["10.7.1",  "an event, from above",           carol, { events: { x: 51 } },           { events: { x: 1 } },                   untouchable("events.x")],
    ["10.7.1",  "an event, removed from above",   carol, { events: { x: 51 } },           { events: {} },                         untouchable("events.x")],
    ["10.7.1",  "all events removed",             carol, { events: { x: 51 } },           {},                                     untouchable("events.x")],
    ["10.8.1",  "an event, to above",             carol, { events: { x: 1 } },            { events: { x: 51 } },                  tooHigh("events.x")],
    ["10.7.1",  "a notification, from above",     carol, { notifications: { room: 51 } }, { notifications: { room: 1 } },         untouchable("notifications.room")],
    ["10.7.1",  "a notification, removed",        carol, { notifications: { room: 51 } }, { notifications: {} },                  untouchable("notifications.room")],
    ["10.8.1",  "an event, added at one's own",   carol, {},                              { events: { x: 50 } },                  "allowed"],
    ["10.8.1",  "an event, added above",          carol, {},                              { events: { x: 51 } },                  tooHigh("events.x")],
    ["10.8.1",  "a notification, to above",       carol, {},                              { notifications: { room: 51 } },        tooHigh("notifications.room")],
    ["10.10.1", "somebody, up to one's own",      carol, {},                              { users: { ...base.users, "@d:e": 50 } }, "allowed"],
    ["10.10.1", "somebody, above one's own",      carol, {},                              { users: { ...base.users, "@d:e": 51 } }, tooHigh("users.@d:e")],
    ["10.9.1",  "oneself down",                   carol, {},                              { users: { [bob]: 60, [carol]: 0 } },   "allowed"],
    ["10.9.1",  "oneself away",                   carol, {},                              { users: { [bob]: 60 } },               "allowed"],
    ["10.10.1", "oneself up",                     carol, {},                              { users: { [bob]: 60, [carol]: 51 } },  tooHigh(`users.${carol}`)],
    ["10.9.1",  "one above",                      carol, {},                              { users: { [bob]: 0, [carol]: 50 } },   untouchable(`users.${bob}`)],
    ["10.9.1",  "one below",                      bob,   {},                              { users: { [bob]: 60, [carol]: 0 } },   "allowed"],
    ["10.9.1",  "an equal",                       carol, { users: { [bob]: 50, [carol]: 50 } }, { users: { [carol]: 50 } },       untouchable(`users.${bob}`)],
    ["10.9.1",  "one just below",                 carol, { users: { [bob]: 49, [carol]: 50 } }, { users: { [carol]: 50 } },       "allowed"],
    ["10.9.1",  "a creator changes anybody",      alice, { users: { [bob]: 9007199254740991 } }, { users: {} },                   "allowed"],
    ["10.10.1", "a creator gives anything",       alice, {},                              { users: { [bob]: 9007199254740991 } }, "allowed"],
  ];
  deepEqual(numbersApart(numberedRules.powerLevelsChange, rows), []);
  for (const [number, name, sender, before, after, expected] of rows) {
    // Without a level of their own, creators are nobody before version 12.
    for (const id of sender === alice ? (["12"] as const) : roomVersionIds) {
      await t.test(`${number}: ${name}, version ${id}`, () => {
        const content = { ...base, ...after };
        const state = [...everybody, ["m.room.power_levels", "", { ...base, ...before }] as const];
        equal(ask({ type: "m.room.power_levels", state_key: "", sender, content }, state, id), expected);
      });
    }
  }
});
