import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { alice, bob, carol, createRow, stateOf, version } from "../testing/room.ts";
import { levelOf, levelToNotify, levelToSend, powerLevelsOf } from "./power-levels.ts";

const infinity = Number.POSITIVE_INFINITY;
const noEvent = undefined;

// biome-ignore format: tables are aligned
test("a person's level", async (t) => {
  const rows: readonly [string, "10" | "11" | "12", JsonObject, JsonObject | undefined, string, number][] = [
    ["the creator without levels",          "10", {},                              noEvent,                               alice, 100],
    ["the creator without levels",          "11", {},                              noEvent,                               alice, 100],
    ["the creator without levels",          "12", {},                              noEvent,                               alice, infinity],
    ["another without levels",              "11", {},                              noEvent,                               bob,   0],
    ["another without levels",              "12", {},                              noEvent,                               bob,   0],
    ["the creator not listed",              "11", {},                              { users: {} },                         alice, 0],
    ["the creator not listed",              "12", {},                              { users: {} },                         alice, infinity],
    ["the creator demoted",                 "11", {},                              { users: { [alice]: 7 } },             alice, 7],
    ["listed",                              "12", {},                              { users: { [bob]: 50 } },              bob,   50],
    ["listed below the default",            "12", {},                              { users: { [bob]: -1 }, users_default: 5 }, bob, -1],
    ["not listed, a default",               "12", {},                              { users_default: 5 },                  bob,   5],
    ["an additional creator",               "12", { additional_creators: [bob] },  { users: {} },                         bob,   infinity],
    ["no additional creators before",       "11", { additional_creators: [bob] },  { users: {} },                         bob,   0],
    ["creator by content in version 10",    "10", { creator: carol },              noEvent,                               carol, 100],
    ["content.creator is nothing later",    "11", { creator: carol },              noEvent,                               carol, 0],
    ["a name that every object inherits",   "12", {},                              { users: {}, users_default: 3 },       "constructor", 3],
  ];
  for (const [name, id, create, levels, userId, expected] of rows) {
    await t.test(`${name}, version ${id}`, () => {
      const state = levels
        ? stateOf(createRow(version(id), create), ["m.room.power_levels", "", levels])
        : stateOf(createRow(version(id), create));
      equal(levelOf(powerLevelsOf(state, version(id)), userId), expected);
    });
  }
});

// biome-ignore format: tables are aligned
test("the level that an act needs", async (t) => {
  const rows: readonly [string, JsonObject | undefined, (levels: ReturnType<typeof powerLevelsOf>) => number, number][] = [
    ["state without levels",     noEvent,                                  (l) => levelToSend(l, "m.room.name", true),    50],
    ["message without levels",   noEvent,                                  (l) => levelToSend(l, "m.room.message", false), 0],
    ["state, default",           { state_default: 7 },                     (l) => levelToSend(l, "m.room.name", true),     7],
    ["message, default",         { events_default: 7 },                    (l) => levelToSend(l, "m.room.message", false), 7],
    ["listed before default",    { events: { x: 3 }, events_default: 7 },  (l) => levelToSend(l, "x", false),              3],
    ["listed 0 is listed",       { events: { x: 0 }, state_default: 7 },   (l) => levelToSend(l, "x", true),               0],
    ["inherited name",           { events: {} },                           (l) => levelToSend(l, "toString", false),       0],
    ["invite",                   {},                                       (l) => l.invite,                                0],
    ["kick",                     {},                                       (l) => l.kick,                                 50],
    ["ban",                      {},                                       (l) => l.ban,                                  50],
    ["redact",                   {},                                       (l) => l.redact,                               50],
    ["invite, said",             { invite: 1 },                            (l) => l.invite,                                1],
    ["kick, said",               { kick: 2 },                              (l) => l.kick,                                  2],
    ["ban, said",                { ban: 3 },                               (l) => l.ban,                                   3],
    ["redact, said",             { redact: 4 },                            (l) => l.redact,                                4],
    ["notify the room",          {},                                       (l) => levelToNotify(l, "room"),               50],
    ["notify the room, said",    { notifications: { room: 1 } },           (l) => levelToNotify(l, "room"),                1],
  ];
  for (const [name, levels, level, expected] of rows) {
    await t.test(name, () => {
      const state = levels
        ? stateOf(createRow(version("12")), ["m.room.power_levels", "", levels])
        : stateOf(createRow(version("12")));
      equal(level(powerLevelsOf(state, version("12"))), expected);
    });
  }
});
