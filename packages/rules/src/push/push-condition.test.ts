import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import type { PushCondition } from "@conclave/protocol/events/push-rules";
import { powerLevelsOf } from "../rooms/power-levels.ts";
import { alice, bob, carol, createRow, stateOf, version } from "../testing/room.ts";
import { conditionHolds } from "./push-condition.ts";

const v12 = version("12");
const levels = powerLevelsOf(
  stateOf(createRow(v12), [
    "m.room.power_levels",
    "",
    { users: { [bob]: 50, [carol]: 49 }, notifications: { low: 10 } },
  ]),
  v12,
);
const context = { userId: alice, displayName: "A*ce B.", joinedMemberCount: 2, powerLevels: levels };
const message: JsonObject = {
  type: "m.room.message",
  sender: bob,
  content: {
    body: "Hello cake",
    number: 1,
    yes: true,
    none: null,
    list: ["a", 1, null, { x: 1 }],
    object: { x: 1 },
    half: 0.5,
  },
};

// biome-ignore format: tables are aligned
test("conditions of every kind", async (t) => {
  const match = (key: string, pattern: string) => ({ kind: "event_match", key, pattern });
  const is = (key: string, value: PushCondition["value"]) => ({ kind: "event_property_is", key, ...(value !== undefined && { value }) });
  const contains = (key: string, value: PushCondition["value"]) => ({ kind: "event_property_contains", key, ...(value !== undefined && { value }) });
  const count = (text: string) => ({ kind: "room_member_count", is: text });
  const rows: readonly [PushCondition, boolean][] = [
    [match("type", "M.ROOM.MESSAGE"),         true],
    [match("type", "m.room"),                 false],
    [match("content.body", "cake"),           true],
    [match("content.body", "ake"),            false],
    [match("content.absent", "*"),            false],
    [match("content.number", "1"),            false],
    [match("content.none", "*"),              false],
    [{ kind: "event_match", key: "type" },    false],
    [{ kind: "event_match", pattern: "*" },   false],
    [is("content.yes", true),                 true],
    [is("content.yes", "true"),               false],
    [is("content.yes", 1),                    false],
    [is("content.number", 1),                 true],
    [is("content.number", "1"),               false],
    [is("content.none", null),                true],
    [is("content.absent", null),              false],
    [is("content.absent", undefined),         false],
    [is("content.body", "hello cake"),        false],
    [is("content.body", "Hello cake"),        true],
    [is("content.object", { x: 1 }),          false],
    [is("content.list", ["a", 1]),            false],
    [is("content.half", 0.5),                 false],
    [is("type", "m.room.message"),            true],
    [match("sender", bob),                    true],
    [match("state_key", ""),                  false],
    [match("content.list", "a"),              false],
    [contains("content.list", { x: 1 }),      false],
    [contains("content.list", "a"),           true],
    [contains("content.list", "A"),           false],
    [contains("content.list", 1),             true],
    [contains("content.list", null),          true],
    [contains("content.list", "b"),           false],
    [contains("content.body", "Hello"),       false],
    [contains("content.absent", "a"),         false],
    [contains("content.list", undefined),     false],
    [count("2"),                              true],
    [count("==2"),                            true],
    [count("==3"),                            false],
    [count("<2"),                             false],
    [count("<3"),                             true],
    [count("<=2"),                            true],
    [count("<=1"),                            false],
    [count(">2"),                             false],
    [count(">1"),                             true],
    [count(">=2"),                            true],
    [count(">=3"),                            false],
    [count("=2"),                             false],
    [count("2.0"),                            false],
    [count(""),                               false],
    [{ kind: "room_member_count" },           false],
    [{ kind: "sender_notification_permission", key: "room" }, true],
    [{ kind: "sender_notification_permission" },              false],
    [{ kind: "contains_display_name" },       false],
    [{ kind: "org.example.unknown" },         false],
  ];
  for (const [condition, expected] of rows) {
    await t.test(JSON.stringify(condition), () => equal(conditionHolds(condition, message, context), expected));
  }
});

// biome-ignore format: tables are aligned
test("who may notify everybody", async (t) => {
  const rows: readonly [string, string, boolean][] = [
    [alice, "room", true], [bob, "room", true], [carol, "room", false], [carol, "low", true], ["@dan:example.org", "low", false],
  ];
  for (const [sender, key, expected] of rows) {
    await t.test(`${sender}, ${key}`, () => equal(conditionHolds({ kind: "sender_notification_permission", key }, { ...message, sender }, context), expected));
  }
});

// biome-ignore format: tables are aligned
test("a display name among the words of a message", async (t) => {
  const rows: readonly [string | undefined, string, boolean][] = [
    ["A*ce B.", "hi a*CE b.!",  true],
    ["A*ce B.", "hi Alice B.",  false],
    ["Ali",     "hi Alice",     false],
    ["Ali",     "Alice, Ali",   true],
    ["Ali",     "bAli",         false],
    ["",        "anything",     false],
    [undefined, "undefined",    false],
  ];
  for (const [displayName, body, expected] of rows) {
    await t.test(`${displayName} in ${body}`, () => {
      equal(conditionHolds({ kind: "contains_display_name" }, { ...message, content: { body } }, { ...context, displayName }), expected);
    });
  }
});
