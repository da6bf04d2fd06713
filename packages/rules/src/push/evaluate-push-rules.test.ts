import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { type PushRule, type PushRuleset, pushRuleKinds } from "@conclave/protocol/events/push-rules";
import { powerLevelsOf } from "../rooms/power-levels.ts";
import { alice, bob, carol, createRow, roomId, stateOf, version } from "../testing/room.ts";
import { defaultPushRules } from "./default-push-rules.ts";
import { evaluatePushRules } from "./evaluate-push-rules.ts";

const v12 = version("12");
const powerLevels = powerLevelsOf(stateOf(createRow(v12), ["m.room.power_levels", "", { users: { [bob]: 50 } }]), v12);
const context = { userId: alice, displayName: "Alice", joinedMemberCount: 3, powerLevels };
const defaults = defaultPushRules(alice);

const event = (type: string, content: JsonObject = {}, others: JsonObject = {}): JsonObject => ({
  type,
  sender: bob,
  room_id: roomId,
  content,
  ...others,
});
const silent = { notify: false, highlight: false, tweaks: {} };
const quiet = { notify: true, highlight: false, tweaks: {} };
const loud = { notify: true, highlight: false, tweaks: { sound: "default" } };

test("the predefined rules, in their order; all but the first are enabled", () => {
  deepEqual(
    pushRuleKinds.map((kind) => defaults[kind].map((rule) => rule.rule_id.replace(".m.rule.", ""))),
    [
      [
        "master",
        "suppress_notices",
        "invite_for_me",
        "member_event",
        "is_user_mention",
        "is_room_mention",
        "tombstone",
        "reaction",
        "room.server_acl",
        "suppress_edits",
      ],
      [],
      [],
      [],
      ["call", "encrypted_room_one_to_one", "room_one_to_one", "message", "encrypted"],
    ],
  );
  const all = pushRuleKinds.flatMap((kind) => defaults[kind]);
  deepEqual(
    all.filter((rule) => !rule.enabled).map((rule) => rule.rule_id),
    [".m.rule.master"],
  );
  deepEqual(
    all.filter((rule) => !rule.default),
    [],
  );
});

// biome-ignore format: tables are aligned
test("what the default rules make of events", async (t) => {
  const mentions = (value: JsonObject) => ({ body: "x", msgtype: "m.text", "m.mentions": value });
  const rows: readonly [string, JsonObject, number, object][] = [
    ["a message in a group",          event("m.room.message", { body: "x", msgtype: "m.text" }), 3, quiet],
    ["a message between two",         event("m.room.message", { body: "x", msgtype: "m.text" }), 2, loud],
    ["an encrypted one in a group",   event("m.room.encrypted"),                                 3, quiet],
    ["an encrypted one between two",  event("m.room.encrypted"),                                 2, loud],
    ["a notice",                      event("m.room.message", { msgtype: "m.notice" }),          2, silent],
    ["one's own message",             event("m.room.message", {}, { sender: alice }),            2, silent],
    ["a call",                        event("m.call.invite"),                                    3, { notify: true, highlight: false, tweaks: { sound: "ring" } }],
    ["an invitation",                 event("m.room.member", { membership: "invite" }, { state_key: alice }), 3, loud],
    ["another's invitation",          event("m.room.member", { membership: "invite" }, { state_key: carol }), 3, silent],
    ["a join",                        event("m.room.member", { membership: "join" }, { state_key: bob }), 3, silent],
    ["a mention",                     event("m.room.message", mentions({ user_ids: [carol, alice] })), 3, { notify: true, highlight: true, tweaks: { sound: "default" } }],
    ["another's mention",             event("m.room.message", mentions({ user_ids: [carol] })),  3, quiet],
    ["a name alone is no mention",    event("m.room.message", { body: "Alice" }),                3, quiet],
    ["the room, by one who may",      event("m.room.message", mentions({ room: true })),         3, { notify: true, highlight: true, tweaks: {} }],
    ["the room, by one who may not",  event("m.room.message", mentions({ room: true }), { sender: carol }), 3, quiet],
    ["the room, in a word",           event("m.room.message", mentions({ room: "true" })),       3, quiet],
    ["@room alone is no mention",     event("m.room.message", { body: "@room" }),                3, quiet],
    ["a tombstone",                   event("m.room.tombstone", {}, { state_key: "" }),          3, { notify: true, highlight: true, tweaks: {} }],
    ["a tombstone under a key",       event("m.room.tombstone", {}, { state_key: "x" }),         3, silent],
    ["a tombstone that is no state",  event("m.room.tombstone"),                                 3, silent],
    ["a reaction",                    event("m.reaction"),                                       2, silent],
    ["a server list",                 event("m.room.server_acl", {}, { state_key: "" }),         3, silent],
    ["a server list under a key",     event("m.room.server_acl", {}, { state_key: "x" }),        3, silent],
    ["a notice that mentions",        event("m.room.message", { ...mentions({ user_ids: [alice] }), msgtype: "m.notice" }), 3, silent],
    ["an edit",                       event("m.room.message", { "m.relates_to": { rel_type: "m.replace" } }), 2, silent],
    ["an encrypted edit",             event("m.room.encrypted", { "m.relates_to": { rel_type: "m.replace" } }), 2, silent],
    ["an edit that mentions",         event("m.room.message", { ...mentions({ user_ids: [alice] }), "m.relates_to": { rel_type: "m.replace" } }), 3, { notify: true, highlight: true, tweaks: { sound: "default" } }],
    ["a room's name",                 event("m.room.name", {}, { state_key: "" }),               3, silent],
  ];
  for (const [name, told, joinedMemberCount, expected] of rows) {
    await t.test(name, () => deepEqual(evaluatePushRules(defaults, told, { ...context, joinedMemberCount }), expected));
  }
});

// biome-ignore format: tables are aligned
test("which rule decides", async (t) => {
  const rule = (ruleId: string, actions: PushRule["actions"], others: Partial<PushRule> = {}): PushRule => ({ rule_id: ruleId, default: false, enabled: true, actions, ...others });
  const tune = (value: string): PushRule["actions"] => ["notify", { set_tweak: "sound", value }];
  const [master, ...rest] = defaults.override;
  const masterOn = { ...defaults, override: [...(master ? [{ ...master, enabled: true }] : []), ...rest] };
  const say = event("m.room.message", { body: "tea time" });
  const tuned = (sound: string) => ({ notify: true, highlight: false, tweaks: { sound } });
  const rows: readonly [string, PushRuleset, object][] = [
    ["master switched on",              masterOn,                                                                        silent],
    ["content before room",             { ...defaults, content: [rule("c", tune("c"), { pattern: "tea" })], room: [rule(roomId, tune("r"))] }, tuned("c")],
    ["room before sender",              { ...defaults, room: [rule(roomId, tune("r"))], sender: [rule(bob, tune("s"))] },  tuned("r")],
    ["sender before underride",         { ...defaults, sender: [rule(bob, tune("s"))] },                                 tuned("s")],
    ["another room's",                  { ...defaults, room: [rule("!other", tune("r"))] },                              quiet],
    ["another sender's",                { ...defaults, sender: [rule(carol, tune("s"))] },                               quiet],
    ["override before content",         { ...defaults, override: [rule("o", tune("o"))], content: [rule("c", tune("c"), { pattern: "tea" })] }, tuned("o")],
    ["the first of a kind",             { ...defaults, content: [rule("a", tune("a"), { pattern: "time" }), rule("b", tune("b"), { pattern: "tea" })] }, tuned("a")],
    ["a disabled one is passed over",   { ...defaults, content: [rule("a", tune("a"), { pattern: "time", enabled: false }), rule("b", tune("b"), { pattern: "tea" })] }, tuned("b")],
    ["a content rule without pattern",  { ...defaults, content: [rule("a", tune("a"))] },                                quiet],
    ["all conditions must hold",        { ...defaults, override: [rule("o", tune("o"), { conditions: [{ kind: "room_member_count", is: "3" }, { kind: "room_member_count", is: "4" }] })] }, quiet],
    ["an unknown condition",            { ...defaults, override: [rule("o", tune("o"), { conditions: [{ kind: "unknown" }] })] }, quiet],
    ["an override without conditions",  { ...defaults, override: [rule("o", tune("o"))] },                               tuned("o")],
    ["an underride before no other",    { ...defaults, underride: [rule("u", tune("u")), ...defaults.underride] },       tuned("u")],
    ["a content rule is about words",   { ...defaults, content: [rule("c", tune("c"), { pattern: "ti" })] },             quiet],
    ["a content rule, whatever case",   { ...defaults, content: [rule("c", tune("c"), { pattern: "TEA" })] },            tuned("c")],
    ["no rule at all",                  { override: [], content: [], room: [], sender: [], underride: [] },              silent],
    ["notify twice",                    { ...defaults, override: [rule("o", ["notify", "notify"])] },                    quiet],
    ["the last of two sounds",          { ...defaults, override: [rule("o", [...tune("a"), ...tune("b")])] },            tuned("b")],
    ["a tweak without notify",          { ...defaults, override: [rule("o", [{ set_tweak: "sound", value: "o" }])] },    { ...silent, tweaks: { sound: "o" } }],
    ["a muted room",                    { ...defaults, override: [rule("o", [])] },                                      silent],
    ["words of history",                { ...defaults, override: [rule("o", ["dont_notify", "coalesce"])] },             silent],
    ["highlight said to be false",      { ...defaults, override: [rule("o", ["notify", { set_tweak: "highlight", value: false }])] }, quiet],
    ["highlight said to be true",       { ...defaults, override: [rule("o", ["notify", { set_tweak: "highlight", value: true }])] }, { ...quiet, highlight: true }],
    ["another tweak",                   { ...defaults, override: [rule("o", ["notify", { set_tweak: "flash" }])] },      { ...quiet, tweaks: { flash: true } }],
  ];
  for (const [name, ruleset, expected] of rows) {
    await t.test(name, () => deepEqual(evaluatePushRules(ruleset, say, context), expected));
  }
});
