import { deepEqual, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { alice, bob, carol } from "../../testing/room.ts";
import { planRoom } from "./create-room.ts";
import type { CreateRoomContext, CreateRoomRequest } from "./create-room-request.ts";

const context: CreateRoomContext = {
  creator: alice,
  serverName: "example.org",
  defaultRoomVersion: "12",
  encryption: "optional",
};
const plan = (request: CreateRoomRequest, changed: Partial<CreateRoomContext> = {}) =>
  planRoom(request, { ...context, ...changed });

/** Types in order; memberships with whose they are. */
function order(request: CreateRoomRequest, changed: Partial<CreateRoomContext> = {}): readonly string[] {
  return plan(request, changed).drafts.map(
    ({ type, state_key }) => `${type.replace("m.room.", "")}${state_key === "" ? "" : ` ${state_key}`}`,
  );
}

function contentOf(
  request: CreateRoomRequest,
  type: string,
  changed: Partial<CreateRoomContext> = {},
): JsonObject | undefined {
  return plan(request, changed).drafts.findLast((draft) => draft.type === type)?.content;
}

const preset = ["join_rules", "history_visibility", "guest_access"];
const start = ["create", `member ${alice}`, "power_levels"];
const megolm = { algorithm: "m.megolm.v1.aes-sha2" };

// biome-ignore format: tables are aligned
test("the events of a new room, in order", async (t) => {
  const required = { encryption: "required" } as const;
  const encryption = { type: "m.room.encryption", content: { ...megolm, rotation_period_msgs: 10 } };
  const rows: readonly [string, CreateRoomRequest, Partial<CreateRoomContext>, readonly string[]][] = [
    ["plain",                       {},                                                              {},       [...start, ...preset]],
    ["everything",                  { room_alias_name: "a", name: "N", topic: "T", invite: [bob, carol, bob], initial_state: [{ type: "x", content: {} }] },
                                                                                                     required, [...start, "canonical_alias", ...preset, "encryption", "x", "name", "topic", `member ${bob}`, `member ${carol}`]],
    ["encryption required",         {},                                                              required, [...start, ...preset, "encryption"]],
    ["required, a space",           { creation_content: { type: "m.space" } },                       required, [...start, ...preset]],
    ["required, another type",      { creation_content: { type: "org.example" } },                   required, [...start, ...preset, "encryption"]],
    ["required and given",          { initial_state: [encryption] },                                 required, [...start, ...preset, "encryption"]],
    ["optional and given",          { initial_state: [encryption] },                                 {},       [...start, ...preset, "encryption"]],
    ["preset's event replaced",     { initial_state: [{ type: "m.room.guest_access", content: {} }, { type: "y", state_key: "k", content: {} }] },
                                                                                                     {},       [...start, "join_rules", "history_visibility", "guest_access", "y k"]],
    ["same type, another key",      { initial_state: [{ type: "m.room.guest_access", state_key: "k", content: {} }] },
                                                                                                     {},       [...start, ...preset, "guest_access k"]],
    ["name replaces initial name",  { name: "N", initial_state: [{ type: "m.room.name", content: { name: "O" } }, { type: "m.room.topic", content: {} }] },
                                                                                                     {},       [...start, ...preset, "topic", "name"]],
    ["initial levels come early",   { initial_state: [{ type: "z", content: {} }, { type: "m.room.power_levels", content: { users: {} } }] },
                                                                                                     {},       [...start, ...preset, "z"]],
  ];
  for (const [name, request, changed, expected] of rows) {
    await t.test(name, () => deepEqual(order(request, changed), expected));
  }
});

// biome-ignore format: tables are aligned
test("what those events say", async (t) => {
  const join = "m.room.join_rules", create = "m.room.create", levels = "m.room.power_levels", guests = "m.room.guest_access";
  const trusted = { preset: "trusted_private_chat", invite: [bob] } as const;
  const level = (request: CreateRoomRequest, key: string) => JSON.stringify(contentOf(request, levels)?.[key]);
  const said = (request: CreateRoomRequest, type: string) => JSON.stringify(contentOf(request, type));
  const rows: readonly [string, string | undefined, string | undefined][] = [
    ["private by default",            said({}, join),                                            '{"join_rule":"invite"}'],
    ["private by visibility",         said({ visibility: "private" }, join),                     '{"join_rule":"invite"}'],
    ["public by visibility",          said({ visibility: "public" }, join),                      '{"join_rule":"public"}'],
    ["preset before visibility",      said({ visibility: "public", preset: "private_chat" }, join), '{"join_rule":"invite"}'],
    ["guests, private",               said({}, guests),                                          '{"guest_access":"can_join"}'],
    ["guests, public",                said({ preset: "public_chat" }, guests),                   '{"guest_access":"forbidden"}'],
    ["history",                       said({ preset: "public_chat" }, "m.room.history_visibility"), '{"history_visibility":"shared"}'],
    ["create, default version",       said({}, create),                                          '{"room_version":"12"}'],
    ["create, version 10",            said({ room_version: "10", creation_content: { creator: bob, room_version: "1" } }, create), `{"room_version":"10","creator":"${alice}"}`],
    ["create, version 11",            said({ room_version: "11", creation_content: { creator: bob, "m.federate": false } }, create), '{"m.federate":false,"room_version":"11"}'],
    ["additional creators, 11",       said({ room_version: "11", creation_content: { additional_creators: 1 } }, create), '{"additional_creators":1,"room_version":"11"}'],
    ["additional creators, 12",       said({ creation_content: { additional_creators: [carol, carol] } }, create), `{"additional_creators":["${carol}"],"room_version":"12"}`],
    ["trusted, 12",                   said({ ...trusted, creation_content: { additional_creators: [carol, bob] } }, create), `{"additional_creators":["${carol}","${bob}"],"room_version":"12"}`],
    ["trusted, 11",                   said({ ...trusted, room_version: "11" }, create),          '{"room_version":"11"}'],
    ["levels of users, 12",           level({}, "users"),                                        "{}"],
    ["levels of users, 11",           level({ room_version: "11" }, "users"),                    `{"${alice}":100}`],
    ["levels of users, trusted, 12",  level(trusted, "users"),                                   "{}"],
    ["levels of users, trusted, 11",  level({ ...trusted, room_version: "11" }, "users"),        `{"${alice}":100,"${bob}":100}`],
    ["of no creator in 11",           level({ room_version: "11", creation_content: { additional_creators: [bob] } }, "users"), `{"${alice}":100}`],
    ["override",                      level({ power_level_content_override: { invite: 7 } }, "invite"), "7"],
    ["override replaces whole keys",  level({ power_level_content_override: { events: { x: 1 } } }, "events"), '{"x":1}'],
    ["an invitation",                 said({ invite: [bob] }, "m.room.member"),                  '{"membership":"invite"}'],
    ["a direct invitation",           said({ invite: [bob], is_direct: true }, "m.room.member"), '{"membership":"invite","is_direct":true}'],
    ["an alias",                      said({ room_alias_name: "a" }, "m.room.canonical_alias"),  '{"alias":"#a:example.org"}'],
    ["a topic",                       said({ topic: "T" }, "m.room.topic"),                      '{"topic":"T","m.topic":{"m.text":[{"body":"T","mimetype":"text/plain"}]}}'],
  ];
  for (const [name, actual, expected] of rows) await t.test(name, () => equal(actual, expected));
});

// biome-ignore format: tables are aligned
test("the tombstone's level", async (t) => {
  const rows: readonly [string, CreateRoomRequest, number][] = [
    ["version 11",                         { room_version: "11" },                                       100],
    ["version 12",                         {},                                                           150],
    ["state_default just below",           { power_level_content_override: { state_default: 149 } },     150],
    ["state_default as high",              { power_level_content_override: { state_default: 150 } },     151],
  ];
  for (const [name, request, expected] of rows) {
    await t.test(name, () => {
      const events = contentOf(request, "m.room.power_levels")?.["events"];
      deepEqual(JSON.parse(JSON.stringify(events))["m.room.tombstone"], expected);
    });
  }
});

// biome-ignore format: tables are aligned
test("what a new room can't be", async (t) => {
  const required = { encryption: "required" } as const;
  const rows: readonly [string, CreateRoomRequest, Partial<CreateRoomContext>, string, string][] = [
    ["unknown version",         { room_version: "9" },                                         {},  "M_UNSUPPORTED_ROOM_VERSION", "This server doesn't know that room version."],
    ["unknown invitee",         { invite: [bob, "carol"] },                                    {},  "M_INVALID_PARAM", "invite[1] is not a user identifier."],
    ["oneself invited",         { invite: [alice] },                                           {},  "M_INVALID_PARAM", "invite[0] is the room's creator."],
    ["too many invited",        { invite: Array.from({ length: 251 }, (_, n) => `@u${n}:e`) }, {},  "M_INVALID_PARAM", "invite can name at most 250 users."],
    ["too much initial state",  { initial_state: Array.from({ length: 251 }, () => ({ type: "x", content: {} })) }, {}, "M_INVALID_PARAM", "initial_state can have at most 250 events."],
    ["by address",              { invite_3pid: [{}] },                                         {},  "M_THREEPID_DENIED", "invite_3pid: this server invites users only, not addresses."],
    ["alias with a colon",      { room_alias_name: "a:b" },                                    {},  "M_INVALID_PARAM", "room_alias_name can't be part of a room alias."],
    ["alias too long",          { room_alias_name: "a".repeat(255) },                          {},  "M_INVALID_PARAM", "room_alias_name can't be part of a room alias."],
    ["name too long",           { name: "é".repeat(128) },                                     {},  "M_INVALID_PARAM", "name is longer than 255 bytes."],
    ["creators, no list",       { creation_content: { additional_creators: bob } },            {},  "M_INVALID_PARAM", "creation_content.additional_creators must be a list of user identifiers."],
    ["creators, no users",      { creation_content: { additional_creators: ["bob"] } },        {},  "M_INVALID_PARAM", "creation_content.additional_creators[0] is not a user identifier."],
    ["creator in levels",       { power_level_content_override: { users: { [alice]: 100 } } }, {},  "M_INVALID_PARAM", `power_level_content_override.users can't name ${alice}, a creator of the room.`],
    ["trusted in levels",       { preset: "trusted_private_chat", invite: [bob], power_level_content_override: { users: { [bob]: 1 } } }, {}, "M_INVALID_PARAM", `power_level_content_override.users can't name ${bob}, a creator of the room.`],
    ["initial create",          { initial_state: [{ type: "m.room.create", content: {} }] },   {},  "M_INVALID_PARAM", "initial_state[0] can't be m.room.create: the server makes it."],
    ["initial member",          { initial_state: [{ type: "x", content: {} }, { type: "m.room.member", state_key: bob, content: {} }] }, {}, "M_INVALID_PARAM", "initial_state[1] can't be m.room.member: the server makes it."],
    ["initial type too long",   { initial_state: [{ type: "t".repeat(256), content: {} }] },   {},  "M_TOO_LARGE", "type is longer than 255 bytes."],
    ["weak encryption",         { initial_state: [{ type: "m.room.encryption", content: { algorithm: "none" } }] }, required, "M_FORBIDDEN", "The organisation's policy requires encryption: the algorithm of a room must be m.megolm.v1.aes-sha2."],
  ];
  for (const [name, request, changed, code, message] of rows) {
    await t.test(name, () => throws(() => plan(request, changed), { code, message }));
  }
});

test("what the plan says beside its events", () => {
  const { alias, isPublished, invitees, version } = plan({
    room_alias_name: "a",
    visibility: "public",
    invite: [bob],
    room_version: "11",
  });
  deepEqual([alias, isPublished, invitees, version.id], ["#a:example.org", true, [bob], "11"]);
  equal(plan({ preset: "public_chat" }).isPublished, false);
  equal(plan({}).alias, undefined);
  equal(plan({ power_level_content_override: { users: { [alice]: 100 } }, room_version: "11" }).version.id, "11");
});

test("as much as a new room can be", () => {
  const invite = Array.from({ length: 250 }, (_, index) => `@user${index}:example.org`);
  const initialState = Array.from({ length: 250 }, (_, index) => ({
    type: "x",
    state_key: String(index),
    content: {},
  }));
  const { drafts, invitees } = plan({ invite, initial_state: initialState, name: `${"é".repeat(127)}a` });
  equal(invitees.length, 250);
  equal(drafts.length, 3 + 3 + 250 + 1 + 250);
});
